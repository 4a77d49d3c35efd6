import type { NodeScope } from '../../resource-types/NodeScope';
import {
  lazy,
  template,
  type BlockHandle,
  type BlockOptions,
  type DocumentFile,
  type Skip,
  type Value,
} from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import { denyInsecureTransport, policyDocument } from './policy';

/** Uploads that were begun and never finished cost money until then. */
const ABORT_UPLOADS_DAYS = 7;

/** Where a bucket's blocks are written: a node's file, or the foundation's. */
export type BucketPlace =
  | NodeScope
  | { readonly file: DocumentFile; readonly name: string };

export interface BucketOptions {
  /** How long old versions are kept, in days. */
  readonly noncurrentDays: Value;
  /** Age at which objects are deleted, in days, and whether they are. */
  readonly expiration?: { readonly days: Value; readonly status: Value };
  /** Whether Terraform may delete it with everything in it. */
  readonly forceDestroy?: Value;
  /** `stack-key` unless those who write to it can do with S3's own keys only. */
  readonly encryption?: 'stack-key' | 's3-keys';
  /** On unless it is the bucket that access logs go to. */
  readonly accessLogs?: boolean;
  readonly skips?: readonly Skip[];
}

/** A bucket, and its policy that grows until the stack is finished. */
export interface AwsBucket {
  readonly bucket: BlockHandle;
  /** To depend on where something else must be allowed first. */
  readonly policy: BlockHandle;
  /** Adds a statement; the same id twice is the same statement. */
  allow(id: string, statement: { readonly [key: string]: Value }): void;
}

const SKIPS: readonly Skip[] = [
  {
    checkov: 'CKV_AWS_144',
    reason: 'A copy in a second region is a choice of the organization.',
  },
  {
    checkov: 'CKV2_AWS_62',
    reason: 'Nothing in this stack waits for events of the bucket.',
  },
];

/** Private, encrypted, versioned buckets that speak TLS only. */
export class AwsBuckets {
  readonly #aws: AwsFoundation;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  create(place: BucketPlace, options: BucketOptions): AwsBucket {
    const aws = this.#aws;
    const write = writerOf(place);
    const stackKey = options.encryption !== 's3-keys';
    const bucket = write(
      'aws_s3_bucket',
      {
        bucket: template(
          aws.name('address' in place ? place : place.name, {
            maxLength: 63,
            // A hyphen and the number of the account, for names are global.
            reserve: 13,
          }),
          '-',
          aws.accountId(),
        ),
        force_destroy: options.forceDestroy,
      },
      { skips: [...(options.skips ?? []), ...SKIPS] },
    );
    const id = bucket.ref('id');
    const closed = write(
      'aws_s3_bucket_public_access_block',
      {
        bucket: id,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
      because('Nothing in the bucket can be made public.'),
    );
    write(
      'aws_s3_bucket_ownership_controls',
      { bucket: id, rule: { object_ownership: 'BucketOwnerEnforced' } },
      because('Policies alone decide on access, without access control lists.'),
    );
    write(
      'aws_s3_bucket_server_side_encryption_configuration',
      {
        bucket: id,
        rule: {
          apply_server_side_encryption_by_default: stackKey
            ? {
                sse_algorithm: 'aws:kms',
                kms_master_key_id: aws.encryption.keyArn(),
              }
            : { sse_algorithm: 'AES256' },
          ...(stackKey && { bucket_key_enabled: true }),
        },
      },
      because('Everything in the bucket is encrypted.'),
    );
    const versioning = write(
      'aws_s3_bucket_versioning',
      { bucket: id, versioning_configuration: { status: 'Enabled' } },
      because('What was overwritten or deleted can be restored.'),
    );
    write(
      'aws_s3_bucket_lifecycle_configuration',
      { bucket: id, rule: lifecycleRules(options) },
      {
        dependsOn: [versioning],
        ...because('Old versions and unfinished uploads go by themselves.'),
      },
    );
    this.#logAccess(write, place, { id, enabled: options.accessLogs ?? true });

    const statements = new Map<string, Value>();
    const policy = write(
      'aws_s3_bucket_policy',
      {
        bucket: id,
        policy: lazy(() =>
          policyDocument([
            denyInsecureTransport('s3:*', [
              bucket.ref('arn'),
              template(bucket.ref('arn'), '/*'),
            ]),
            ...[...statements]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([, statement]) => statement),
          ]),
        ),
      },
      {
        // S3 refuses two changes of a bucket's access at the same time.
        dependsOn: [closed],
        ...because('Requests without TLS are refused.'),
      },
    );
    return {
      bucket,
      policy,
      allow: (sid, statement) =>
        statements.set(sid, { Sid: sid, ...statement }),
    };
  }

  #logAccess(
    write: Writer,
    place: BucketPlace,
    options: { id: Value; enabled: boolean },
  ): void {
    if (!options.enabled) {
      return;
    }
    const logs = this.#aws.logs.forBuckets();
    const name = 'address' in place ? place.address : place.name;
    write(
      'aws_s3_bucket_logging',
      {
        bucket: options.id,
        target_bucket: logs.bucketId,
        target_prefix: `${logs.prefix}/${name.replace(/_+/g, '-')}/`,
      },
      {
        dependsOn: [logs.ready],
        ...because('Access logs show who read and wrote what.'),
      },
    );
  }
}

type Writer = (
  type: string,
  attributes: Record<string, Value>,
  options: BlockOptions,
) => BlockHandle;

function writerOf(place: BucketPlace): Writer {
  return 'address' in place
    ? (type, attributes, options) =>
        place.resource(type, undefined, attributes, options)
    : (type, attributes, options) =>
        place.file.resource(type, place.name, attributes, options);
}

function because(reason: string): Pick<BlockOptions, 'provenance'> {
  return { provenance: { reason, implicit: true } };
}

// An expiration by age also removes the marks that deleted objects leave.
function lifecycleRules(options: BucketOptions): Value[] {
  const { expiration, noncurrentDays } = options;
  const tidy = {
    id: 'tidy',
    status: 'Enabled',
    filter: {},
    ...(!expiration && { expiration: { expired_object_delete_marker: true } }),
    noncurrent_version_expiration: { noncurrent_days: noncurrentDays },
    abort_incomplete_multipart_upload: {
      days_after_initiation: ABORT_UPLOADS_DAYS,
    },
  };
  return expiration
    ? [
        {
          id: 'expire',
          status: expiration.status,
          filter: {},
          expiration: { days: expiration.days },
        },
        tidy,
      ]
    : [tidy];
}
