import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import {
  administratorLogin,
  administratorRemarks,
} from '../../clouds/aws/databaseLogin';
import {
  ADMINISTRATOR,
  createLogs,
  createSettings,
  createSubnetGroup,
  finalSnapshot,
} from '../../clouds/aws/databaseParts';
import { ref, template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { madeFromAddress } from '../sqlDatabase';
import { type DocumentParameters, USUAL_KEY } from './definition';

type Scope = NodeScope<DocumentParameters>;

/** MongoDB's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 27017;

/** Operations that take longer are written to the log, in milliseconds. */
const SLOW_OPERATION_MS = 1000;

/** Source: https://docs.aws.amazon.com/documentdb/latest/developerguide/release-notes.html */
const VERSION = { engine: '5.0.0', family: 'docdb5.0' };

/**
 * 4, 16 and 64 GB. Source:
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/db-instance-classes.html
 */
const INSTANCE_CLASSES = {
  small: 'db.t4g.medium',
  medium: 'db.r6g.large',
  large: 'db.r6g.2xlarge',
};

/** Source: https://docs.aws.amazon.com/documentdb/latest/developerguide/cluster_parameter_groups-list_of_parameters.html */
const SETTINGS = [
  { name: 'audit_logs', value: 'enabled' },
  { name: 'profiler', value: 'enabled' },
  { name: 'profiler_threshold_ms', value: String(SLOW_OPERATION_MS) },
  { name: 'tls', value: 'enabled' },
];

const LOGS = ['audit', 'profiler'];

/** What the application says when it makes a collection. */
const MADE_BY_APPLICATION = {
  message: 'The application makes collections and their indexes itself.',
  mend: 'Let the application make the index when it starts.',
};

export const documentDb: AwsImplementation<DocumentParameters> = {
  name: 'documentdb',
  title: 'Amazon DocumentDB',
  limits: [
    {
      parameter: 'partitionKey',
      applies: p => p.partitionKey !== USUAL_KEY,
      ...MADE_BY_APPLICATION,
    },
    {
      parameter: 'sortKey',
      applies: p => p.sortKey !== undefined,
      ...MADE_BY_APPLICATION,
    },
    {
      parameter: 'indexes',
      applies: p => p.indexes.length > 0,
      ...MADE_BY_APPLICATION,
    },
    {
      parameter: 'expiryField',
      effect: 'none',
      applies: p => p.expiryField !== undefined,
      message: 'DocumentDB removes documents by an index of the application.',
      mend: 'Let the application make a TTL index on that field.',
    },
  ],
  build(scope, aws) {
    const node = scope as NodeScope;
    const group = aws.network.securityGroup(node, {
      description: `DocumentDB ${scope.address}`,
    });
    const databaseName = madeFromAddress(scope.address);
    const cluster = createCluster(scope, aws, group);
    const host = cluster.ref('endpoint');
    const secretArn = cluster.ref('master_user_secret', 0, 'secret_arn');
    const { where, read, login } = administratorLogin(secretArn);
    return {
      provides: {
        network: { securityGroupId: group.ref('id'), port: PORT },
        environment: {
          HOST: host,
          READER_HOST: cluster.ref('reader_endpoint'),
          PORT: String(PORT),
          NAME: databaseName,
          TLS: 'true',
        },
        environmentByAccess: {
          read: { MECHANISM: 'MONGODB-AWS' },
          write: where,
          readwrite: where,
          admin: where,
        },
        // Readers sign in as the role that they run in; the others by the
        // secret that DocumentDB keeps for the administrator.
        grants: { write: [read], readwrite: [read], admin: [read] },
        secrets: { write: login, readwrite: login, admin: login },
        remarks: {
          ...administratorRemarks(),
          read: {
            code: 'database-role-needed',
            message:
              'Readers sign in by IAM as the role that they run in, which the database must know; Terraform cannot tell it.',
            // Source: https://docs.aws.amazon.com/documentdb/latest/developerguide/iam-identity-auth.html
            mend: `Once, as the administrator: db.getSiblingDB("$external").runCommand({ createUser: "<ARN of the role>", mechanisms: ["MONGODB-AWS"], roles: [{ role: "read", db: "${databaseName}" }] })`,
          },
        },
      },
    };
  },
};

function createCluster(
  scope: Scope,
  aws: AwsFoundation,
  group: BlockHandle,
): BlockHandle {
  const node = scope as NodeScope;
  // A server's name has a number behind it.
  const name = aws.name(node, { maxLength: 63, reserve: 2, letterFirst: true });
  const subnets = createSubnetGroup(node, aws, 'aws_docdb_subnet_group');
  const settings = createSettings(node, aws, {
    type: 'aws_docdb_cluster_parameter_group',
    family: VERSION.family,
    settings: SETTINGS,
    reason: 'TLS for every connection, and a log of what happens.',
  });
  const logs = createLogs(node, aws, { path: '/aws/docdb/', name, logs: LOGS });
  const cluster = scope.resource(
    'aws_docdb_cluster',
    undefined,
    {
      cluster_identifier: name,
      engine: 'docdb',
      engine_version: VERSION.engine,
      storage_encrypted: true,
      kms_key_id: aws.encryption.keyArn(),
      port: PORT,
      master_username: ADMINISTRATOR,
      manage_master_user_password: true,
      db_subnet_group_name: subnets.ref('name'),
      vpc_security_group_ids: [group.ref('id')],
      db_cluster_parameter_group_name: settings.ref('name'),
      backup_retention_period: scope.value(
        'backup_days',
        'how long one can go back, in days.',
        p => p.backupDays,
      ),
      deletion_protection: scope.value(
        'deletion_protection',
        'whether AWS refuses to delete it.',
        p => p.deletionProtection,
      ),
      ...finalSnapshot(node, aws),
      apply_immediately: false,
      enabled_cloudwatch_logs_exports: [...LOGS],
    },
    { dependsOn: logs },
  );
  scope.resource(
    'aws_docdb_cluster_instance',
    undefined,
    {
      identifier: template(name, '-', ref('count.index')),
      cluster_identifier: cluster.ref('id'),
      instance_class: scope.value(
        'instance_class',
        'DocumentDB instance class.',
        p => INSTANCE_CLASSES[p.size],
      ),
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
      auto_minor_version_upgrade: true,
      copy_tags_to_snapshot: true,
    },
    {
      count: scope.value(
        'servers',
        'how many servers; a second one takes over when the first is lost.',
        p => (p.highAvailability ? 2 : 1),
      ),
    },
  );
  return cluster;
}
