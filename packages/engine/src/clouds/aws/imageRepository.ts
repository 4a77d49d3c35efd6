import type { ContainerParameters } from '../../resource-types/containerParameters';
import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import type { Statement } from './AwsImplementation';
import { pullImages, UNTAGGED_DAYS, writeRepository } from './repository';

/** The image that runs, with its tag: the given one, or one pushed here. */
export function imageOf(
  scope: NodeScope<ContainerParameters>,
  aws: AwsFoundation,
  allow: (statement: Statement) => void,
): Value {
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const given = scope.structural(p => p.image);
  if (given) {
    usePublishedImage(scope, aws, { image: given, allow });
    return template(given, ':', tag);
  }
  const repository = createRepository(scope, aws, allow);
  return template(repository.ref('repository_url'), ':', tag);
}

/** A private repository for the service's image, and the right to pull it. */
function createRepository(
  scope: NodeScope<ContainerParameters>,
  aws: AwsFoundation,
  allow: (statement: Statement) => void,
): BlockHandle {
  const repository = writeRepository(scope, aws, {
    immutable: true,
    untaggedDays: UNTAGGED_DAYS,
    reason: `No image is named for ${scope.label}; it is pushed here.`,
  });
  pullImages(repository.ref('arn')).forEach(allow);
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
function usePublishedImage(
  scope: NodeScope<ContainerParameters>,
  aws: AwsFoundation,
  options: { image: string; allow: (statement: Statement) => void },
): void {
  const { image, allow } = options;
  const [, account, region, repository] = PRIVATE_IMAGE.exec(image) ?? [];
  if (account && region === aws.region) {
    const arn = `arn:${aws.partition}:ecr:${region}:${account}:repository/${repository}`;
    pullImages(arn).forEach(allow);
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
