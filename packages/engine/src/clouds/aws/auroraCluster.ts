import type { NodeScope } from '../../resource-types/NodeScope';
import type { SqlParameters, SqlScope } from '../../resource-types/sqlDatabase';
import {
  ref,
  template,
  type BlockHandle,
  type Expression,
  type Skip,
  type Value,
} from '../../terraform';
import type { Limit } from '../Cloud';
import type { AwsFoundation } from './AwsFoundation';
import {
  ADMINISTRATOR,
  createLogs,
  createSettings,
  createSubnetGroup,
  finalSnapshot,
  type DatabaseSetting,
} from './databaseParts';

/**
 * 4, 16 and 64 GB.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html
 */
const INSTANCE_CLASSES = {
  small: 'db.t4g.medium',
  medium: 'db.r7g.large',
  large: 'db.r7g.2xlarge',
};

/** What Aurora cannot follow, whatever it is compatible with. */
export const AURORA_LIMITS: readonly Limit<SqlParameters>[] = [
  {
    parameter: 'storageGb',
    applies: p => p.storageGb > 20,
    message:
      'Aurora’s storage grows and shrinks with the data by itself, so it starts with none.',
  },
];

/** What Aurora wants to know of what it is compatible with. */
export interface AuroraProduct {
  readonly engine: 'aurora-postgresql' | 'aurora-mysql';
  readonly engineVersion: Value;
  /** What its settings are for: `aurora-postgresql17`. */
  readonly family: string | Expression;
  readonly port: number;
  readonly settings: readonly DatabaseSetting[];
  /** Logs that it delivers, by RDS's names. */
  readonly logs: readonly string[];
  readonly skips?: readonly Skip[];
}

/** A cluster of Aurora with one server, or with two in different zones. */
export function createAuroraCluster(
  scope: SqlScope,
  aws: AwsFoundation,
  options: AuroraProduct & {
    readonly group: BlockHandle;
    readonly databaseName: string;
  },
): BlockHandle {
  const { engine, engineVersion, group, databaseName, port, logs } = options;
  const node = scope as unknown as NodeScope;
  // A server's name has a number behind it.
  const name = aws.name(node, {
    maxLength: 63,
    reserve: 2,
    letterFirst: true,
  });
  const subnets = createSubnetGroup(node, aws, 'aws_db_subnet_group');
  const settings = createSettings(node, aws, {
    type: 'aws_rds_cluster_parameter_group',
    family: options.family,
    settings: options.settings,
    reason: 'TLS for every connection, and a log of slow statements.',
  });
  const logGroups = createLogs(node, aws, {
    path: '/aws/rds/cluster/',
    name,
    logs,
  });
  const cluster = scope.resource(
    'aws_rds_cluster',
    undefined,
    {
      cluster_identifier: name,
      engine,
      engine_version: engineVersion,
      storage_encrypted: true,
      kms_key_id: aws.encryption.keyArn(),
      database_name: databaseName,
      port,
      master_username: ADMINISTRATOR,
      manage_master_user_password: true,
      master_user_secret_kms_key_id: aws.encryption.keyArn(),
      iam_database_authentication_enabled: true,
      db_subnet_group_name: subnets.ref('name'),
      vpc_security_group_ids: [group.ref('id')],
      db_cluster_parameter_group_name: settings.ref('name'),
      backup_retention_period: scope.value(
        'backup_days',
        'how long one can go back, in days.',
        p => p.backupDays,
      ),
      copy_tags_to_snapshot: true,
      deletion_protection: scope.value(
        'deletion_protection',
        'whether AWS refuses to delete it.',
        p => p.deletionProtection,
      ),
      ...finalSnapshot(node, aws),
      // To the version above, when somebody raises it.
      allow_major_version_upgrade: true,
      apply_immediately: false,
      enabled_cloudwatch_logs_exports: [...logs],
    },
    {
      dependsOn: logGroups,
      skips: [
        {
          checkov: 'CKV2_AWS_8',
          reason:
            'Aurora backs itself up all the time; a backup plan of the account is the organization’s choice.',
        },
        ...(options.skips ?? []),
      ],
    },
  );
  createServers(scope, aws, { cluster, name });
  return cluster;
}

function createServers(
  scope: SqlScope,
  aws: AwsFoundation,
  { cluster, name }: { cluster: BlockHandle; name: Expression },
): void {
  const monitoring = aws.identity.monitoringRole();
  scope.resource(
    'aws_rds_cluster_instance',
    undefined,
    {
      identifier: template(name, '-', ref('count.index')),
      cluster_identifier: cluster.ref('id'),
      engine: cluster.ref('engine'),
      // The version is the cluster's: a server that comes later would ask for
      // the newest of it, which AWS refuses beside others. Source:
      // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
      instance_class: scope.value(
        'instance_class',
        'Aurora instance class.',
        p => INSTANCE_CLASSES[p.size],
      ),
      publicly_accessible: false,
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
      auto_minor_version_upgrade: true,
      copy_tags_to_snapshot: true,
      performance_insights_enabled: true,
      performance_insights_kms_key_id: aws.encryption.keyArn(),
      monitoring_interval: 60,
      monitoring_role_arn: monitoring.role.ref('arn'),
    },
    {
      count: scope.value(
        'servers',
        'how many servers; a second one takes over when the first is lost.',
        p => (p.highAvailability ? 2 : 1),
      ),
      dependsOn: [monitoring.ready],
    },
  );
}
