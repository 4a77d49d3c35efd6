import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  Statement,
} from '../../clouds/aws/AwsImplementation';
import { decryptWithKey } from '../../clouds/aws/keyGrants';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { databaseNameOf } from './databaseName';
import type { PostgresParameters } from './definition';

type Scope = NodeScope<PostgresParameters>;

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

/** Role inside the database that readers sign in as; its owner makes it. */
const READER = 'read_only';

/** Statements that take longer are written to the log, in milliseconds. */
const SLOW_STATEMENT_MS = 1000;

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html */
const LOGS = ['postgresql', 'upgrade'] as const;

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html */
const INSTANCE_CLASSES = {
  small: 'db.t4g.small',
  medium: 'db.m7g.large',
  large: 'db.m7g.2xlarge',
};

export const rds: AwsImplementation<PostgresParameters> = {
  name: 'rds',
  title: 'Amazon RDS for PostgreSQL',
  build(scope, aws) {
    const node = scope as NodeScope;
    const group = aws.network.securityGroup(node, {
      description: `PostgreSQL ${scope.address}`,
    });
    const databaseName =
      scope.structural(p => p.databaseName) ?? databaseNameOf(scope.address);
    const database = createInstance(scope, aws, { group, databaseName });

    const secret = {
      arn: database.ref('master_user_secret', 0, 'secret_arn'),
    };
    const login = {
      USER: { ...secret, key: 'username' },
      PASSWORD: { ...secret, key: 'password' },
    };
    // RDS changes the password every week: who opens new connections later
    // than that reads it again.
    const where = { LOGIN_ARN: secret.arn };
    const readLogin = [
      {
        sid: 'ReadLogin',
        actions: ['secretsmanager:GetSecretValue'],
        resources: [secret.arn],
      },
      decryptWithKey(aws),
    ];
    return {
      provides: {
        network: { securityGroupId: group.ref('id'), port: PORT },
        environment: {
          HOST: database.ref('address'),
          PORT: String(PORT),
          NAME: databaseName,
        },
        environmentByAccess: {
          read: { USER: READER },
          write: where,
          readwrite: where,
          admin: where,
        },
        // Rights inside the database are its own roles' business. Readers sign
        // in by IAM as a role that cannot write; the others by the secret.
        grants: {
          read: [connectAs(aws, database, READER)],
          write: readLogin,
          readwrite: readLogin,
          admin: readLogin,
        },
        secrets: { write: login, readwrite: login, admin: login },
        remarks: {
          read: {
            code: 'database-role-needed',
            message: `Readers sign in by IAM as the role "${READER}" of the database, which Terraform cannot make.`,
            mend: `Once, as the administrator: CREATE ROLE ${READER} LOGIN; GRANT rds_iam, pg_read_all_data TO ${READER};`,
          },
        },
      },
    };
  },
};

function createInstance(
  scope: Scope,
  aws: AwsFoundation,
  options: { group: BlockHandle; databaseName: string },
): BlockHandle {
  const node = scope as NodeScope;
  const name = aws.name(node, { maxLength: 63, letterFirst: true });
  const family = template(
    'postgres',
    scope.text('version', 'major version of PostgreSQL.', p => p.version),
  );
  const subnets = scope.resource(
    'aws_db_subnet_group',
    undefined,
    {
      name: aws.name(node, { maxLength: 255, letterFirst: true }),
      subnet_ids: aws.network.privateSubnetIds(),
    },
    {
      provenance: {
        reason: `${scope.label} has private addresses only.`,
        implicit: true,
      },
    },
  );
  const settings = scope.resource(
    'aws_db_parameter_group',
    undefined,
    {
      name_prefix: template(
        aws.name(node, { maxLength: 200, letterFirst: true }),
        '-',
      ),
      family,
      parameter: [
        { name: 'rds.force_ssl', value: '1' },
        { name: 'log_statement', value: 'ddl' },
        {
          name: 'log_min_duration_statement',
          value: String(SLOW_STATEMENT_MS),
        },
      ],
    },
    {
      lifecycle: { createBeforeDestroy: true },
      provenance: {
        reason: 'TLS for every connection, and a log of slow statements.',
        implicit: true,
      },
    },
  );
  const monitoring = aws.identity.monitoringRole();
  // RDS makes them itself otherwise: not encrypted, and kept for ever.
  const logs = LOGS.map(log =>
    aws.logs.group(node, {
      suffix: log,
      path: '/aws/rds/instance/',
      name: [name, `/${log}`],
      reason: `Logs of ${scope.label}.`,
    }),
  );
  return scope.resource(
    'aws_db_instance',
    undefined,
    {
      identifier: name,
      engine: 'postgres',
      engine_version: scope.value(
        'version',
        'major version of PostgreSQL.',
        p => p.version,
      ),
      instance_class: scope.value(
        'instance_class',
        'RDS instance class.',
        p => INSTANCE_CLASSES[p.size],
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
        'space that it may grow to, in GB.',
        p => Math.min(p.storageGb * 4, 65536),
      ),
      storage_type: 'gp3',
      storage_encrypted: true,
      kms_key_id: aws.encryption.keyArn(),
      db_name: options.databaseName,
      port: PORT,
      username: 'stackadmin',
      manage_master_user_password: true,
      master_user_secret_kms_key_id: aws.encryption.keyArn(),
      iam_database_authentication_enabled: true,
      db_subnet_group_name: subnets.ref('name'),
      vpc_security_group_ids: [options.group.ref('id')],
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
      skip_final_snapshot: false,
      final_snapshot_identifier: template(
        aws.name(node, { maxLength: 255, reserve: 6, letterFirst: true }),
        '-final',
      ),
      auto_minor_version_upgrade: true,
      // To the version above, when somebody raises it.
      allow_major_version_upgrade: true,
      apply_immediately: false,
      performance_insights_enabled: true,
      performance_insights_kms_key_id: aws.encryption.keyArn(),
      enabled_cloudwatch_logs_exports: [...LOGS],
      monitoring_interval: 60,
      monitoring_role_arn: monitoring.role.ref('arn'),
    },
    { dependsOn: [monitoring.ready, ...logs] },
  );
}

function connectAs(
  aws: AwsFoundation,
  database: BlockHandle,
  user: string,
): Statement {
  return {
    sid: 'SignInToDatabase',
    actions: ['rds-db:connect'],
    resources: [
      aws.arn('rds-db', 'dbuser:', database.ref('resource_id'), `/${user}`),
    ],
  };
}
