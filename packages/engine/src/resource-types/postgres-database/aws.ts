import {
  AURORA_LIMITS,
  createAuroraCluster,
} from '../../clouds/aws/auroraCluster';
import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { databaseLogin, READER } from '../../clouds/aws/databaseLogin';
import { asStarted, firstDatabaseOf } from '../../clouds/aws/databaseParts';
import { createRdsInstance, rdsLimits } from '../../clouds/aws/rdsInstance';
import { template } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { PostgresParameters } from './definition';

type Scope = NodeScope<PostgresParameters>;

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

/** Statements that take longer are written to the log, in milliseconds. */
const SLOW_STATEMENT_MS = 1000;

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html */
const INSTANCE_CLASSES = {
  small: 'db.t4g.small',
  medium: 'db.m7g.large',
  large: 'db.m7g.2xlarge',
};

const SETTINGS = [
  asStarted('rds.force_ssl', '1'),
  { name: 'log_statement', value: 'ddl' },
  { name: 'log_min_duration_statement', value: String(SLOW_STATEMENT_MS) },
];

const MAKE_READER = `CREATE ROLE ${READER} LOGIN; GRANT rds_iam, pg_read_all_data TO ${READER};`;

export const rds: AwsImplementation<PostgresParameters> = {
  name: 'rds',
  title: 'Amazon RDS for PostgreSQL',
  limits: rdsLimits(),
  build(scope, aws) {
    const group = createGroup(scope, aws);
    const databaseName = firstDatabaseOf(scope);
    const database = createRdsInstance(scope, aws, {
      engine: 'postgres',
      engineVersion: versionOf(scope),
      family: template('postgres', versionOf(scope)),
      port: PORT,
      settings: SETTINGS,
      // Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html
      logs: ['postgresql', 'upgrade'],
      instanceClass: p => INSTANCE_CLASSES[p.size],
      iam: true,
      more: { db_name: databaseName },
      group,
    });
    return {
      provides: {
        network: { securityGroupId: group.ref('id'), port: PORT },
        environment: {
          HOST: database.ref('address'),
          PORT: String(PORT),
          NAME: databaseName,
        },
        ...databaseLogin(aws, {
          secretArn: database.ref('master_user_secret', 0, 'secret_arn'),
          resourceId: database.ref('resource_id'),
          makeReader: MAKE_READER,
        }),
      },
    };
  },
};

export const aurora: AwsImplementation<PostgresParameters> = {
  name: 'aurora',
  title: 'Amazon Aurora PostgreSQL',
  limits: AURORA_LIMITS,
  build(scope, aws) {
    const group = createGroup(scope, aws);
    const databaseName = firstDatabaseOf(scope);
    const cluster = createAuroraCluster(scope, aws, {
      engine: 'aurora-postgresql',
      engineVersion: versionOf(scope),
      family: template('aurora-postgresql', versionOf(scope)),
      port: PORT,
      settings: SETTINGS,
      // Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html
      logs: ['postgresql'],
      skips: [
        {
          checkov: 'CKV_AWS_326',
          reason: 'Only Aurora MySQL can go back in place.',
        },
      ],
      group,
      databaseName,
    });
    return {
      provides: {
        network: { securityGroupId: group.ref('id'), port: PORT },
        environment: {
          HOST: cluster.ref('endpoint'),
          READER_HOST: cluster.ref('reader_endpoint'),
          PORT: String(PORT),
          NAME: databaseName,
        },
        ...databaseLogin(aws, {
          secretArn: cluster.ref('master_user_secret', 0, 'secret_arn'),
          resourceId: cluster.ref('cluster_resource_id'),
          makeReader: MAKE_READER,
        }),
      },
    };
  },
};

function createGroup(scope: Scope, aws: AwsFoundation) {
  return aws.network.securityGroup(scope as NodeScope, {
    description: `PostgreSQL ${scope.address}`,
  });
}

function versionOf(scope: Scope) {
  return scope.text('version', 'major version of PostgreSQL.', p => p.version);
}
