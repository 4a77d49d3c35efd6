import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Provenance } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/** Source: https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names */
const NAME = { maxLength: 255, letterFirst: true } as const;

/** An encrypted topic whose messages stay in the stack's region. */
export function createTopic(
  scope: NodeScope,
  gcp: GcpFoundation,
  options: { suffix?: string; provenance?: Partial<Provenance> } = {},
): BlockHandle {
  const { suffix, provenance } = options;
  const { key, ready } = gcp.encryption.keyFor('pubsub');
  return scope.resource(
    'google_pubsub_topic',
    suffix?.replace(/-/g, '_'),
    {
      name: gcp.name(scope, NAME, suffix),
      kms_key_name: key,
      message_storage_policy: { allowed_persistence_regions: [gcp.region] },
    },
    { dependsOn: [ready], provenance },
  );
}
