import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { Statement } from '../../clouds/aws/AwsImplementation';
import { call, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

/** Untagged images are thrown away after this many days. */
const UNTAGGED_DAYS = 14;

/** A private repository for the service's image, and the right to pull it. */
export function createRepository(
  scope: NodeScope<ContainerServiceParameters>,
  aws: AwsFoundation,
  allow: (statement: Statement) => void,
): BlockHandle {
  const provenance = {
    reason: `No image is named for ${scope.label}; it is pushed here.`,
    implicit: true,
  };
  const repository = scope.resource(
    'aws_ecr_repository',
    undefined,
    {
      name: aws.name(scope as NodeScope, { maxLength: 256 }),
      image_tag_mutability: 'IMMUTABLE',
      force_delete: scope.value(
        'force_delete',
        'whether it may be deleted with its images.',
        p => !p.deletionProtection,
      ),
      encryption_configuration: {
        encryption_type: 'KMS',
        kms_key: aws.encryption.keyArn(),
      },
      image_scanning_configuration: { scan_on_push: true },
    },
    { provenance },
  );
  scope.resource(
    'aws_ecr_lifecycle_policy',
    undefined,
    {
      repository: repository.ref('name'),
      policy: call('jsonencode', {
        rules: [
          {
            rulePriority: 1,
            description: 'Throw away images without a tag',
            selection: {
              tagStatus: 'untagged',
              countType: 'sinceImagePushed',
              countUnit: 'days',
              countNumber: UNTAGGED_DAYS,
            },
            action: { type: 'expire' },
          },
        ],
      }),
    },
    { provenance },
  );
  allowPull(allow, repository.ref('arn'));
  return repository;
}

/**
 * An image in a private registry on AWS: account, region, repository.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
 */
const PRIVATE_IMAGE =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9._/-]+)$/;

/**
 * The right to pull an image that others push. One that is not on AWS needs a
 * way to the internet, and where there is none, people are told.
 */
export function usePublishedImage(
  scope: NodeScope<ContainerServiceParameters>,
  aws: AwsFoundation,
  options: { image: string; allow: (statement: Statement) => void },
): void {
  const { image, allow } = options;
  const [, account, region, repository] = PRIVATE_IMAGE.exec(image) ?? [];
  if (account && region === aws.region) {
    const arn = `arn:${aws.partition}:ecr:${region}:${account}:repository/${repository}`;
    allowPull(allow, arn);
    return;
  }
  const without = scope.environments.filter(name => !aws.network.hasNat(name));
  if (without.length > 0) {
    scope.report('image', {
      severity: 'warning',
      code: 'image-out-of-reach',
      message: `Private subnets have no way to the internet in ${without.join(
        ', ',
      )}, so ${JSON.stringify(image)} cannot be pulled there.`,
      mend: `Leave "image" out to get a repository in the account, name one in a private registry of ${aws.region}, or set "network.nat" to "single" or "per-zone" in the standards.`,
    });
  }
}

function allowPull(allow: (statement: Statement) => void, arn: Value): void {
  allow({
    sid: 'SignInToRegistry',
    // This action knows no resource.
    actions: ['ecr:GetAuthorizationToken'],
    resources: ['*'],
  });
  allow({
    sid: 'PullImage',
    actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: [arn],
  });
}
