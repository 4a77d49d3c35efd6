import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Lifecycle } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import { RFC1035 } from './names';

/** Untagged images are thrown away after this many days. */
export const UNTAGGED_DAYS = 14;

const DAY_SECONDS = 86400;

/** A private repository for images, and what is thrown away in it. */
export function writeRepository<P>(
  scope: NodeScope<P>,
  gcp: GcpFoundation,
  options: {
    /** Whether a tag stands for one image for ever. */
    immutable: boolean;
    untaggedDays: number | ((parameters: P) => number);
    /** Why there is one; absent when the catalog asks for it. */
    reason?: string;
    lifecycle?: Lifecycle;
  },
): BlockHandle {
  const { immutable, untaggedDays, reason, lifecycle } = options;
  const { key, ready } = gcp.encryption.keyFor('artifactregistry');
  return scope.resource(
    'google_artifact_registry_repository',
    undefined,
    {
      repository_id: gcp.name(scope as unknown as NodeScope, RFC1035),
      location: gcp.region,
      description: `Images of ${scope.address}`,
      format: 'DOCKER',
      kms_key_name: key,
      docker_config: { immutable_tags: immutable },
      cleanup_policy_dry_run: false,
      cleanup_policies: {
        id: 'untagged',
        action: 'DELETE',
        condition: {
          tag_state: 'UNTAGGED',
          older_than:
            typeof untaggedDays === 'number'
              ? `${untaggedDays * DAY_SECONDS}s`
              : scope.value(
                  'untagged_age',
                  'age at which images without a tag are thrown away.',
                  p => `${untaggedDays(p) * DAY_SECONDS}s`,
                ),
        },
      },
    },
    {
      dependsOn: [ready],
      lifecycle,
      ...(reason && { provenance: { reason, implicit: true } }),
    },
  );
}
