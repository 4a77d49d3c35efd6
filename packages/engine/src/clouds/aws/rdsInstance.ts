import type { NodeScope } from '../../resource-types/NodeScope';
import {
  storageLimit,
  type SqlParameters,
  type SqlScope,
} from '../../resource-types/sqlDatabase';
import type { BlockHandle, Expression, Skip, Value } from '../../terraform';
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

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const MOST_STORAGE_GB = 65536;

/**
 * Storage that grows by itself must have room for a tenth more at least.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
const LEAST_GROWTH = 1.1;

/** What RDS cannot follow, whatever the product. */
export function rdsLimits(
  mostStorage = MOST_STORAGE_GB,
): readonly Limit<SqlParameters>[] {
  return [
    {
      parameter: 'storageGb',
      applies: p => growth(p, mostStorage) === 0,
      message: `RDS has ${mostStorage} GB at most, which leaves too little for so much space to grow by itself.`,
    },
  ];
}

/** What the storage may grow to, in GB; with 0 it stays as it is. */
function growth(p: SqlParameters, mostStorage = MOST_STORAGE_GB): number {
  const limit = storageLimit(p, mostStorage);
  return limit < p.storageGb * LEAST_GROWTH ? 0 : limit;
}

/** What RDS wants to know of a product. */
export interface RdsProduct {
  /** `postgres` */
  readonly engine: Value;
  readonly engineVersion: Value;
  /** What its settings are for: `postgres17`. */
  readonly family: string | Expression;
  readonly port: number;
  readonly settings: readonly DatabaseSetting[];
  /** Logs that it delivers, by RDS's names. */
  readonly logs: readonly string[];
  readonly instanceClass: (parameters: SqlParameters) => string;
  /** Whether identities of AWS can sign in. */
  readonly iam: boolean;
  /** Most that the storage can grow to, in GB. */
  readonly mostStorage?: number;
  /** `db_name`, and what the product has beside the others. */
  readonly more: Readonly<Record<string, Value>>;
  readonly skips?: readonly Skip[];
}

/** A database server of RDS: private, encrypted, watched and backed up. */
export function createRdsInstance(
  scope: SqlScope,
  aws: AwsFoundation,
  product: RdsProduct & { readonly group: BlockHandle },
): BlockHandle {
  const node = scope as unknown as NodeScope;
  const name = aws.name(node, { maxLength: 63, letterFirst: true });
  const { group, logs, port } = product;
  const subnets = createSubnetGroup(node, aws, 'aws_db_subnet_group');
  const settings = createSettings(node, aws, {
    type: 'aws_db_parameter_group',
    family: product.family,
    settings: product.settings,
    reason: 'TLS for every connection, and a log of slow statements.',
  });
  const monitoring = aws.identity.monitoringRole();
  const logGroups = createLogs(node, aws, {
    path: '/aws/rds/instance/',
    name,
    logs,
  });
  return scope.resource(
    'aws_db_instance',
    undefined,
    {
      identifier: name,
      engine: product.engine,
      engine_version: product.engineVersion,
      instance_class: scope.value(
        'instance_class',
        'RDS instance class.',
        product.instanceClass,
      ),
      multi_az: scope.value(
        'multi_az',
        'a second copy in another zone.',
        p => p.highAvailability,
      ),
      allocated_storage: scope.value(
        'storage_gb',
        'space at the start, in GB.',
        p => p.storageGb,
      ),
      max_allocated_storage: scope.value(
        'max_storage_gb',
        'space that it may grow to, in GB; 0 where it does not grow.',
        p => growth(p, product.mostStorage),
      ),
      storage_type: 'gp3',
      storage_encrypted: true,
      kms_key_id: aws.encryption.keyArn(),
      ...product.more,
      port,
      username: ADMINISTRATOR,
      manage_master_user_password: true,
      master_user_secret_kms_key_id: aws.encryption.keyArn(),
      ...(product.iam && { iam_database_authentication_enabled: true }),
      db_subnet_group_name: subnets.ref('name'),
      vpc_security_group_ids: [group.ref('id')],
      publicly_accessible: false,
      parameter_group_name: settings.ref('name'),
      ca_cert_identifier: 'rds-ca-rsa2048-g1',
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
      auto_minor_version_upgrade: true,
      // To the version above, when somebody raises it.
      allow_major_version_upgrade: true,
      apply_immediately: false,
      performance_insights_enabled: true,
      performance_insights_kms_key_id: aws.encryption.keyArn(),
      enabled_cloudwatch_logs_exports: [...logs],
      monitoring_interval: 60,
      monitoring_role_arn: monitoring.role.ref('arn'),
    },
    {
      dependsOn: [monitoring.ready, ...logGroups],
      ...(product.skips && { skips: product.skips }),
    },
  );
}
