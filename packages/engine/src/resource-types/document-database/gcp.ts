import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import type { Limit } from '../../clouds/Cloud';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { madeFromAddress } from '../sqlDatabase';
import { type DocumentParameters, USUAL_KEY } from './definition';

type Scope = NodeScope<DocumentParameters>;

/** Source: https://cloud.google.com/firestore/docs/manage-databases#database_id */
const NAME_LENGTH = 63;

const DAY_SECONDS = 86400;

/** How far back one can go to any point in time, in days; source: https://cloud.google.com/firestore/docs/pitr */
const LOG_DAYS = 7;

const LIMITS: readonly Limit<DocumentParameters>[] = [
  {
    parameter: 'size',
    applies: p => p.size !== 'small',
    message: 'Firestore grows with the load by itself.',
  },
  {
    parameter: 'backupDays',
    applies: p => p.backupDays > LOG_DAYS,
    message: `One can go back to any point in time within ${LOG_DAYS} days; before that, to the daily backups.`,
  },
  {
    parameter: 'partitionKey',
    applies: p => p.partitionKey !== USUAL_KEY,
    message: 'Firestore finds a document by its ID, whatever its fields are.',
    mend: 'Let the application use the value of that field as the document’s ID.',
  },
  {
    parameter: 'sortKey',
    applies: p => p.sortKey !== undefined,
    message:
      'Firestore has no sort key; it sorts by any field, because it has an index for each.',
  },
];

/**
 * Firestore grows with the load, is in several zones and has an index for each
 * field, whatever the size.
 */
export const firestore: GcpImplementation<DocumentParameters> = {
  name: 'firestore',
  title: 'Google Firestore',
  limits: LIMITS,
  isUnlabelled: true,
  build(scope, gcp) {
    const collection = madeFromAddress(scope.address);
    const database = createDatabase(scope, gcp);
    createBackups(scope, database);
    const expiryField = scope.structural(p => p.expiryField);
    if (expiryField !== undefined) {
      scope.resource('google_firestore_field', undefined, {
        database: database.ref('name'),
        collection,
        field: expiryField,
        ttl_config: {},
      });
    }
    const on = onDatabase(gcp, database);
    const grant = (name: string, role: string): GcpGrant[] => [
      { name, role, type: 'google_project_iam_member', on },
    ];
    // Source: https://cloud.google.com/firestore/docs/security/iam#roles
    return {
      provides: {
        environment: { NAME: database.ref('name'), COLLECTION: collection },
        grants: {
          read: grant('read', 'roles/datastore.viewer'),
          write: grant('write', 'roles/datastore.user'),
          readwrite: grant('use', 'roles/datastore.user'),
          admin: grant('own', 'roles/datastore.owner'),
        },
        remarks: {
          write: {
            code: 'access-not-divided',
            message: 'Firestore lets everybody read who may write.',
            mend: 'Give consumers that must be kept apart a database of their own.',
          },
        },
      },
    };
  },
};

function createDatabase(scope: Scope, gcp: GcpFoundation): BlockHandle {
  const { key, ready } = gcp.encryption.keyFor('firestore');
  return scope.resource(
    'google_firestore_database',
    undefined,
    {
      name: gcp.name(scope as NodeScope, {
        maxLength: NAME_LENGTH,
        letterFirst: true,
      }),
      location_id: gcp.region,
      type: 'FIRESTORE_NATIVE',
      app_engine_integration_mode: 'DISABLED',
      point_in_time_recovery_enablement: 'POINT_IN_TIME_RECOVERY_ENABLED',
      delete_protection_state: scope.value(
        'delete_protection',
        'whether Google refuses to delete it.',
        p =>
          p.deletionProtection
            ? 'DELETE_PROTECTION_ENABLED'
            : 'DELETE_PROTECTION_DISABLED',
      ),
      // Otherwise Terraform would only forget it.
      deletion_policy: 'DELETE',
      cmek_config: { kms_key_name: key },
    },
    { dependsOn: [ready] },
  );
}

function createBackups(scope: Scope, database: BlockHandle): void {
  scope.resource(
    'google_firestore_backup_schedule',
    undefined,
    {
      database: database.ref('name'),
      retention: scope.value(
        'backup_retention',
        'how long a daily backup is kept.',
        p => `${p.backupDays * DAY_SECONDS}s`,
      ),
      daily_recurrence: {},
    },
    {
      provenance: {
        reason: `One can go back to a day of ${scope.label}.`,
        implicit: true,
      },
    },
  );
}

/**
 * Google knows these roles on whole projects only; the condition narrows them
 * to one database.
 * Source: https://cloud.google.com/firestore/docs/manage-databases#per-database_access_permissions
 */
function onDatabase(gcp: GcpFoundation, database: BlockHandle) {
  return {
    project: gcp.projectId(),
    condition: {
      title: template('only ', database.ref('name')),
      expression: template(
        'resource.type == "firestore.googleapis.com/Database" && resource.name == "projects/',
        gcp.projectId(),
        '/databases/',
        database.ref('name'),
        '"',
      ),
    },
  };
}
