import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { Statement } from '../../clouds/aws/AwsImplementation';
import {
  pullImages,
  UNTAGGED_DAYS,
  writeRepository,
} from '../../clouds/aws/repository';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

/** A private repository for the service's image, and the right to pull it. */
export function createRepository(
  scope: NodeScope<ContainerServiceParameters>,
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
export function usePublishedImage(
  scope: NodeScope<ContainerServiceParameters>,
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
