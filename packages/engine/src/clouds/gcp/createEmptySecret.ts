import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Provenance, Value } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/** Source: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create */
const NAME_LENGTH = 255;

/** A month to notice that a destroyed version is missed. */
const RECOVERY = '2592000s';

/** A secret whose value people set: Terraform knows that it is, not what. */
export function createEmptySecret(
  scope: NodeScope,
  gcp: GcpFoundation,
  options: {
    suffix?: string;
    /** How long a destroyed version can be brought back. */
    recovery?: Value;
    provenance?: Partial<Provenance>;
  } = {},
): BlockHandle {
  const { suffix, recovery = RECOVERY, provenance } = options;
  const { key, ready } = gcp.encryption.keyFor('secretmanager');
  return scope.resource(
    'google_secret_manager_secret',
    suffix,
    {
      secret_id: gcp.name(scope, { maxLength: NAME_LENGTH }, suffix),
      version_destroy_ttl: recovery,
      replication: {
        user_managed: {
          replicas: {
            location: gcp.region,
            customer_managed_encryption: { kms_key_name: key },
          },
        },
      },
    },
    {
      comment: 'The value is not managed by Terraform.',
      dependsOn: [ready],
      ...(provenance && { provenance }),
    },
  );
}
