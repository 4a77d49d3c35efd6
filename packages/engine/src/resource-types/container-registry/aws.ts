import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import {
  pullImages,
  pushImages,
  writeRepository,
} from '../../clouds/aws/repository';
import type { ContainerRegistryParameters } from './definition';

export const ecr: AwsImplementation<ContainerRegistryParameters> = {
  name: 'ecr',
  title: 'Amazon ECR',
  build(scope, aws) {
    const repository = writeRepository(scope, aws, {
      immutable: scope.structural(p => p.immutableTags),
      untaggedDays: scope.value(
        'untagged_days',
        'age at which images without a tag are thrown away, in days.',
        p => p.untaggedDays,
      ),
    });
    const url = repository.ref('repository_url');
    scope.output('url', 'where images are pushed to.', url);
    const read = pullImages(repository.ref('arn'));
    const write = [...read, pushImages(repository.ref('arn'))];
    return {
      provides: {
        // Layers of images are kept in S3.
        apis: ['ecr.api', 'ecr.dkr', 's3'],
        grants: { read, write, readwrite: write },
        environment: { URL: url },
      },
    };
  },
};
