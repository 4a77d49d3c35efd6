import { READ_SECRET } from '../../clouds/gcp/connect';
import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import type { NodeScope } from '../NodeScope';
import type { SecretParameters } from './definition';

const DAY_SECONDS = 86400;

export const secretManager: GcpImplementation<SecretParameters> = {
  name: 'secret-manager',
  title: 'Google Secret Manager',
  build(scope, gcp) {
    const { key, ready } = gcp.encryption.keyFor('secretmanager');
    const secret = scope.resource(
      'google_secret_manager_secret',
      undefined,
      {
        // Source: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create
        secret_id: gcp.name(scope as NodeScope, { maxLength: 255 }),
        version_destroy_ttl: scope.value(
          'recovery_window',
          'how long a destroyed version can be brought back.',
          p => `${p.recoveryDays * DAY_SECONDS}s`,
        ),
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
      },
    );
    scope.output(
      'secret',
      'the secret, to set its value with.',
      secret.ref('id'),
    );
    const on = { secret_id: secret.ref('secret_id') };
    const read: GcpGrant = { ...READ_SECRET, on };
    const write: GcpGrant = {
      ...READ_SECRET,
      name: 'write',
      role: 'roles/secretmanager.secretVersionAdder',
      on,
    };
    const value = { VALUE: { secret } };
    const address = { SECRET: secret.ref('id') };
    return {
      provides: {
        environmentByAccess: { write: address, readwrite: address },
        grants: { read: [read], write: [write], readwrite: [read, write] },
        secrets: { read: value, readwrite: value },
      },
    };
  },
};
