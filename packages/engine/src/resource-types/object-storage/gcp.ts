import type {
  GcpGrant,
  GcpImplementation,
  GcpProvider,
} from '../../clouds/gcp/GcpImplementation';
import {
  binary,
  call,
  conditional,
  dynamicBlock,
  type BlockHandle,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ObjectStorageParameters } from './definition';

type Scope = NodeScope<ObjectStorageParameters>;

/** How long browsers remember what is allowed, in seconds. */
const CORS_MAX_AGE = 3600;

/** An age that no object reaches: a hundred years, in days. */
const NEVER = 36500;

export const cloudStorage: GcpImplementation<ObjectStorageParameters> = {
  name: 'cloud-storage',
  title: 'Google Cloud Storage',
  build(scope, gcp) {
    const bucket = gcp.buckets.create(scope as NodeScope, {
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
      rules: expirationOf(scope),
      more: { cors: corsOf(scope) },
    });
    scope.output('bucket', 'name of the bucket.', bucket.ref('name'));
    return {
      provides: {
        environment: { NAME: bucket.ref('name') },
        grants: bucketGrants(bucket),
      },
    };
  },
};

// One rule for all environments; nothing is as old where objects are kept.
function expirationOf(scope: Scope): Value[] {
  if (!scope.some(p => p.expireAfterDays > 0)) {
    return [];
  }
  const age = scope.value(
    'expire_after_days',
    `age at which objects are deleted, in days; ${NEVER} keeps them.`,
    p => p.expireAfterDays || NEVER,
  );
  return [
    { action: { type: 'Delete' }, condition: { age, with_state: 'LIVE' } },
  ];
}

function corsOf(scope: Scope): Value {
  if (!scope.some(p => p.corsOrigins.length > 0)) {
    return undefined;
  }
  const origin = scope.value(
    'cors_origins',
    'websites whose pages may use the bucket.',
    p => p.corsOrigins,
  );
  const rule = {
    origin,
    method: ['GET', 'HEAD', 'POST', 'PUT'],
    response_header: ['Content-Type', 'ETag'],
    max_age_seconds: CORS_MAX_AGE,
  };
  return Array.isArray(origin)
    ? rule
    : dynamicBlock(
        conditional(binary('>', call('length', origin), 0), [1], []),
        () => rule,
      );
}

/**
 * What each access level allows on one bucket.
 * Source: https://cloud.google.com/storage/docs/access-control/iam-roles
 */
function bucketGrants(bucket: BlockHandle): GcpProvider['grants'] {
  const grant = (name: string, role: string): GcpGrant => ({
    name,
    role,
    type: 'google_storage_bucket_iam_member',
    on: { bucket: bucket.ref('name') },
  });
  return {
    read: [grant('read', 'roles/storage.objectViewer')],
    // Writes, replaces and deletes, but reads nothing.
    write: [grant('write', 'roles/storage.legacyBucketWriter')],
    readwrite: [grant('use', 'roles/storage.objectUser')],
    admin: [grant('administer', 'roles/storage.objectAdmin')],
  };
}
