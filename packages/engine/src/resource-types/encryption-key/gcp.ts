import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { NodeScope } from '../NodeScope';
import type { EncryptionKeyParameters } from './definition';

const DAY_SECONDS = 86400;

/** Thirty days to notice that a key is missed. */
const DESTROY_AFTER = '2592000s';

/** What audits take at most (CKV_GCP_43), in days. */
const AUDITED_DAYS = 90;

export const cloudKms: GcpImplementation<EncryptionKeyParameters> = {
  name: 'cloud-kms',
  title: 'Google Cloud KMS',
  build(scope, gcp) {
    const lifecycle = preventDestroy(scope);
    const key = scope.resource(
      'google_kms_crypto_key',
      undefined,
      {
        name: gcp.name(scope as NodeScope, { maxLength: 63 }),
        key_ring: gcp.encryption.ringId(),
        purpose: 'ENCRYPT_DECRYPT',
        rotation_period: scope.value(
          'rotation_period',
          'how often there is a new version of the key.',
          p => `${p.rotationDays * DAY_SECONDS}s`,
        ),
        destroy_scheduled_duration: DESTROY_AFTER,
        version_template: {
          algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION',
          protection_level: 'HSM',
        },
      },
      {
        lifecycle,
        skips: [
          ...(lifecycle
            ? []
            : [
                {
                  checkov: 'CKV_GCP_82',
                  reason:
                    'Deletion protection is off; Google keeps a destroyed key for 30 days.',
                },
              ]),
          ...(scope.some(p => p.rotationDays > AUDITED_DAYS)
            ? [
                {
                  checkov: 'CKV_GCP_43',
                  trivy: 'GCP-0065',
                  reason: 'The catalog says how often the key is changed.',
                },
              ]
            : []),
        ],
      },
    );
    const grant = (name: string, role: string): GcpGrant => ({
      name,
      role,
      type: 'google_kms_crypto_key_iam_member',
      on: { crypto_key_id: key.ref('id') },
    });
    // Source: https://cloud.google.com/kms/docs/reference/permissions-and-roles
    const both = grant('use', 'roles/cloudkms.cryptoKeyEncrypterDecrypter');
    return {
      provides: {
        grants: {
          read: [grant('decrypt', 'roles/cloudkms.cryptoKeyDecrypter')],
          write: [grant('encrypt', 'roles/cloudkms.cryptoKeyEncrypter')],
          readwrite: [both],
          admin: [both, grant('administer', 'roles/cloudkms.admin')],
        },
        environment: { ID: key.ref('id') },
      },
    };
  },
};
