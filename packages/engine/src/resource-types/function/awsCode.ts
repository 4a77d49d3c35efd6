import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { policyDocument } from '../../clouds/aws/policy';
import { UNTAGGED_DAYS, writeRepository } from '../../clouds/aws/repository';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { FunctionParameters } from './definition';

type Scope = NodeScope<FunctionParameters>;

/** Names of the runtimes on Lambda, where they are other ones. */
const RUNTIMES: Partial<Record<FunctionParameters['runtime'], string>> = {
  nodejs24: 'nodejs24.x',
  nodejs22: 'nodejs22.x',
};

/** Replaced archives are kept so that one can go back to them. */
const OLD_CODE_DAYS = 90;

/** A private registry of ECR; Lambda takes images from nowhere else. */
const PRIVATE_IMAGE = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com/;

/** Where a function's code comes from: arguments, and what must stand first. */
export interface FunctionCode {
  readonly attributes: Record<string, Value>;
  readonly ready: readonly BlockHandle[];
}

export function codeOf(scope: Scope, aws: AwsFoundation): FunctionCode {
  return scope.structural(p => p.package) === 'zip'
    ? archive(scope, aws)
    : image(scope, aws);
}

function archive(scope: Scope, aws: AwsFoundation): FunctionCode {
  const { bucket, policy } = aws.buckets.create(scope as unknown as NodeScope, {
    noncurrentDays: OLD_CODE_DAYS,
    forceDestroy: scope.value(
      'force_destroy',
      'whether the bucket may be deleted with the code in it.',
      p => !p.deletionProtection,
    ),
  });
  const version = scope.variable(
    'code_version',
    'version of the code to deploy; the release pipeline sets it.',
    p => p.codeVersion,
  );
  tellToDeliver(
    scope,
    policy,
    'put the archive `<version>.zip` into its bucket',
  );
  const runtime = scope.structural(p => p.runtime);
  return {
    attributes: {
      package_type: 'Zip',
      runtime: RUNTIMES[runtime] ?? runtime,
      handler: scope.value(
        'handler',
        'file and function that is called.',
        p => p.handler,
      ),
      s3_bucket: bucket.ref('id'),
      s3_key: template(version, '.zip'),
    },
    ready: [policy],
  };
}

function image(scope: Scope, aws: AwsFoundation): FunctionCode {
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const given = scope.structural(p => p.image);
  if (given) {
    if (PRIVATE_IMAGE.exec(given)?.[1] !== aws.region) {
      scope.report('image', {
        severity: 'error',
        code: 'image-out-of-reach',
        message: `Lambda cannot run ${JSON.stringify(
          given,
        )}: it takes images from private registries in its own region only.`,
        mend: `Leave "image" out to get a repository, or name one in a private registry of ${aws.region}.`,
      });
    }
    return {
      attributes: {
        package_type: 'Image',
        image_uri: template(given, ':', tag),
      },
      ready: [],
    };
  }
  const reason = `No image is named for ${scope.label}; it is pushed here.`;
  const repository = writeRepository(scope, aws, {
    immutable: true,
    untaggedDays: UNTAGGED_DAYS,
    reason,
  });
  // Source: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions
  const policy = scope.resource(
    'aws_ecr_repository_policy',
    undefined,
    {
      repository: repository.ref('name'),
      policy: policyDocument([
        {
          Sid: 'PulledByFunctions',
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Condition: {
            StringLike: { 'aws:SourceArn': aws.arn('lambda', 'function:*') },
          },
        },
      ]),
    },
    { provenance: { reason, implicit: true } },
  );
  tellToDeliver(scope, policy, 'push its image to its repository');
  return {
    attributes: {
      package_type: 'Image',
      image_uri: template(repository.ref('repository_url'), ':', tag),
    },
    ready: [policy],
  };
}

// Lambda makes no function without code.
function tellToDeliver(scope: Scope, first: BlockHandle, what: string): void {
  scope.notes.beforeFirstApply.add(
    `Lambda makes no function without its code. For \`${scope.node.name}\`, run \`terraform apply -target=${first.address}\` with the environment’s values, then ${what}.`,
  );
}
