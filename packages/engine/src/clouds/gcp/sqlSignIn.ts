import type { NodeScope } from '../../resource-types/NodeScope';
import type { SqlScope } from '../../resource-types/sqlDatabase';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import type { GcpGrant } from './GcpImplementation';

/**
 * Google knows these roles on whole projects only; the condition narrows them
 * to one instance.
 * Source: https://cloud.google.com/sql/docs/postgres/iam-conditions
 */
function onInstance(gcp: GcpFoundation, instance: BlockHandle) {
  return {
    project: gcp.projectId(),
    condition: {
      title: template('only ', instance.ref('name')),
      expression: template(
        'resource.service == "sqladmin.googleapis.com" && resource.name == "projects/',
        gcp.projectId(),
        '/instances/',
        instance.ref('name'),
        '"',
      ),
    },
  };
}

/** The right to reach an instance through Google's connectors. */
export function connectGrant(
  gcp: GcpFoundation,
  instance: BlockHandle,
): GcpGrant {
  return {
    name: 'connect_to',
    role: 'roles/cloudsql.client',
    type: 'google_project_iam_member',
    on: onInstance(gcp, instance),
  };
}

/** The right to reach an instance, and to sign in as a service account. */
export function signInGrants(
  gcp: GcpFoundation,
  instance: BlockHandle,
): GcpGrant[] {
  const connect = connectGrant(gcp, instance);
  return [
    connect,
    { ...connect, name: 'sign_in_to', role: 'roles/cloudsql.instanceUser' },
  ];
}

/** A user without a password: the database asks Google who it is. */
export function createSqlUser(
  scope: SqlScope,
  options: {
    consumer: NodeScope;
    instance: BlockHandle;
    /** What the product calls the account. */
    name: Value;
    more?: Readonly<Record<string, Value>>;
  },
): BlockHandle {
  const { consumer, instance, name, more } = options;
  return consumer.resource(
    'google_sql_user',
    `in_${scope.address}`,
    {
      name,
      instance: instance.ref('name'),
      type: 'CLOUD_IAM_SERVICE_ACCOUNT',
      ...more,
    },
    {
      provenance: {
        reason: `${consumer.label} signs in to ${scope.label} by its service account.`,
        implicit: true,
      },
    },
  );
}

/** What people must do for a consumer that can only sign in. */
export function rightsNeeded(scope: SqlScope, grant: string) {
  return {
    code: 'database-rights',
    message:
      'The consumer signs in as its service account, without a password; it can do nothing before somebody gives it rights inside the database.',
    mend: `As an administrator of the database run ${grant} TO the user in the consumer’s variable ${scope.address.toUpperCase()}_USER.`,
  };
}
