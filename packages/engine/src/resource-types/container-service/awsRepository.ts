import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { Statement } from '../../clouds/aws/AwsImplementation';
import { call, type BlockHandle } from '../../terraform';
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
  allow({
    sid: 'SignInToRegistry',
    // This action knows no resource.
    actions: ['ecr:GetAuthorizationToken'],
    resources: ['*'],
  });
  allow({
    sid: 'PullImage',
    actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: [repository.ref('arn')],
  });
  return repository;
}
