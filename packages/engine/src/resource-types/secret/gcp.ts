import { READ_SECRET } from '../../clouds/gcp/connect';
import { createEmptySecret } from '../../clouds/gcp/createEmptySecret';
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
    const secret = createEmptySecret(scope as NodeScope, gcp, {
      recovery: scope.value(
        'recovery_window',
        'how long a destroyed version can be brought back.',
        p => `${p.recoveryDays * DAY_SECONDS}s`,
      ),
    });
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
