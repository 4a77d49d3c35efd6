import type { NodeScope } from '../../resource-types/NodeScope';
import {
  template,
  type BlockHandle,
  type DocumentFile,
  type Skip,
  type Value,
} from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import { BUCKET_NAME } from './names';

/** Uploads that were begun and never finished cost money until then, in days. */
const ABORT_UPLOADS_DAYS = 7;

/** How long access logs are kept, in days. */
const LOG_DAYS = 365;

/** Where a bucket's block is written: a node's file, or the foundation's. */
export type BucketPlace =
  | NodeScope
  | { readonly file: DocumentFile; readonly name: string };

export interface BucketOptions {
  /** How long old versions are kept, in days. */
  readonly noncurrentDays: Value;
  /** Rules beside those that tidy up. */
  readonly rules?: readonly Value[];
  /** Whether Terraform may delete it with everything in it. */
  readonly forceDestroy?: Value;
  /** On unless it is the bucket that access logs go to. */
  readonly accessLogs?: boolean;
  /** More arguments: `cors`, `website`. */
  readonly more?: Readonly<Record<string, Value>>;
  readonly skips?: readonly Skip[];
}

/** Private, encrypted, versioned buckets. */
export class GcpBuckets {
  readonly #gcp: GcpFoundation;
  #logs: { bucket: BlockHandle; ready: BlockHandle } | undefined;

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  create(place: BucketPlace, options: BucketOptions): BlockHandle {
    const gcp = this.#gcp;
    const isNode = 'address' in place;
    const { key, ready } = gcp.encryption.keyFor('storage');
    const logs = options.accessLogs ?? true ? this.#ensureLogs() : undefined;
    const attributes: Record<string, Value> = {
      name: template(
        gcp.name(isNode ? place : place.name, BUCKET_NAME),
        '-',
        gcp.projectNumber(),
      ),
      location: gcp.region.toUpperCase(),
      storage_class: 'STANDARD',
      uniform_bucket_level_access: true,
      public_access_prevention: 'enforced',
      force_destroy: options.forceDestroy,
      versioning: { enabled: true },
      encryption: { default_kms_key_name: key },
      ...(logs && {
        logging: {
          log_bucket: logs.bucket.ref('name'),
          log_object_prefix: isNode ? place.address : place.name,
        },
      }),
      ...options.more,
      lifecycle_rule: [
        ...(options.rules ?? []),
        {
          action: { type: 'Delete' },
          condition: {
            days_since_noncurrent_time: options.noncurrentDays,
            with_state: 'ARCHIVED',
          },
        },
        {
          action: { type: 'AbortIncompleteMultipartUpload' },
          condition: { age: ABORT_UPLOADS_DAYS },
        },
      ],
    };
    const settings = {
      dependsOn: [ready, ...(logs ? [logs.ready] : [])],
      skips: options.skips,
    };
    return isNode
      ? place.resource('google_storage_bucket', undefined, attributes, settings)
      : place.file.resource(
          'google_storage_bucket',
          place.name,
          attributes,
          settings,
        );
  }

  #ensureLogs(): { bucket: BlockHandle; ready: BlockHandle } {
    if (this.#logs) {
      return this.#logs;
    }
    const file = this.#gcp.document.file('logs.tf', {
      provenance: { reason: 'Access logs of buckets are kept here.' },
    });
    const bucket = this.create(
      { file, name: 'logs' },
      {
        accessLogs: false,
        noncurrentDays: 30,
        rules: [{ action: { type: 'Delete' }, condition: { age: LOG_DAYS } }],
        skips: [
          {
            checkov: 'CKV_GCP_62',
            trivy: 'GCP-0077',
            reason: 'This is the bucket that access logs go to.',
          },
        ],
      },
    );
    // Source: https://cloud.google.com/storage/docs/access-logs#delivery
    const ready = file.resource('google_storage_bucket_iam_member', 'logs', {
      bucket: bucket.ref('name'),
      role: 'roles/storage.objectCreator',
      member: 'group:cloud-storage-analytics@google.com',
    });
    this.#logs = { bucket, ready };
    return this.#logs;
  }
}
