import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import {
  binary,
  call,
  conditional,
  type BlockHandle,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { bucketGrants } from './awsGrants';
import type { ObjectStorageParameters } from './definition';

type Scope = NodeScope<ObjectStorageParameters>;

/** How long browsers remember what is allowed, in seconds. */
const CORS_MAX_AGE = 3600;

export const s3: AwsImplementation<ObjectStorageParameters> = {
  name: 's3',
  title: 'Amazon S3',
  build(scope, aws) {
    const { bucket } = aws.buckets.create(scope as NodeScope, {
      forceDestroy: scope.value(
        'force_destroy',
        'whether it may be deleted with everything in it.',
        p => !p.deletionProtection,
      ),
      noncurrentDays: scope.value(
        'old_version_days',
        'how long old versions are kept, in days.',
        p => p.oldVersionDays,
      ),
      expiration: expirationOf(scope),
    });
    allowBrowsers(scope, bucket);
    scope.output('bucket', 'name of the bucket.', bucket.ref('bucket'));
    return {
      provides: {
        apis: ['s3'],
        grants: bucketGrants(bucket, aws),
        environment: { NAME: bucket.ref('bucket'), REGION: aws.region },
      },
    };
  },
};

// One rule for all environments; it is off where objects are kept for ever.
function expirationOf(
  scope: Scope,
): { status: Value; days: Value } | undefined {
  if (!scope.some(p => p.expireAfterDays > 0)) {
    return undefined;
  }
  const days = scope.value(
    'expire_after_days',
    'age at which objects are deleted, in days; 0 keeps them.',
    p => p.expireAfterDays,
  );
  return typeof days === 'number'
    ? { status: 'Enabled', days }
    : {
        status: conditional(binary('>', days, 0), 'Enabled', 'Disabled'),
        days: call('max', days, 1),
      };
}

function allowBrowsers(scope: Scope, bucket: BlockHandle): void {
  if (!scope.some(p => p.corsOrigins.length > 0)) {
    return;
  }
  const origins = scope.value(
    'cors_origins',
    'websites whose pages may use the bucket.',
    p => p.corsOrigins,
  );
  const count = Array.isArray(origins)
    ? {}
    : { count: conditional(binary('>', call('length', origins), 0), 1, 0) };
  scope.resource(
    'aws_s3_bucket_cors_configuration',
    undefined,
    {
      bucket: bucket.ref('id'),
      cors_rule: {
        allowed_headers: ['*'],
        allowed_methods: ['GET', 'HEAD', 'POST', 'PUT'],
        allowed_origins: origins,
        expose_headers: ['ETag'],
        max_age_seconds: CORS_MAX_AGE,
      },
    },
    {
      ...count,
      provenance: {
        reason: `Browsers upload to and download from ${scope.label} with signed addresses.`,
        implicit: true,
      },
    },
  );
}
