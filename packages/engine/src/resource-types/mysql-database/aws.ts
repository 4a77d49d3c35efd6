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
import type { MysqlParameters } from './definition';
import { grantStatement, PORT, SLOW_STATEMENT_SECONDS } from './mysql';

type Scope = NodeScope<MysqlParameters>;

/**
 * 4, 8 and 32 GB; performance insights are not for smaller ones. Source:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Engines.html
 */
const INSTANCE_CLASSES = {
  small: 'db.t4g.medium',
  medium: 'db.m7g.large',
  large: 'db.m7g.2xlarge',
};

const SETTINGS = [
  { name: 'slow_query_log', value: '1' },
  { name: 'long_query_time', value: String(SLOW_STATEMENT_SECONDS) },
];

const TLS_ONLY = 'require_secure_transport';

/** Who signed in, and who changed rights or structure. */
const AUDIT_SETTINGS = [
  { name: 'server_audit_logging', value: '1' },
  { name: 'server_audit_events', value: 'CONNECT,QUERY_DCL,QUERY_DDL' },
];

export const rds: AwsImplementation<MysqlParameters> = {
  name: 'rds',
  title: 'Amazon RDS for MySQL',
  limits: rdsLimits(),
  build(scope, aws) {
    const group = createGroup(scope, aws);
    const databaseName = firstDatabaseOf(scope);
    const database = createRdsInstance(scope, aws, {
      engine: 'mysql',
      engineVersion: versionOf(scope),
      family: template('mysql', versionOf(scope)),
      port: PORT,
      // RDS keeps logs in tables otherwise, which it cannot deliver.
      settings: [
        asStarted(TLS_ONLY, '1'),
        ...SETTINGS,
        asStarted('log_output', 'FILE'),
      ],
      // Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.MySQLDB.PublishtoCloudWatchLogs.html
      logs: ['error', 'slowquery'],
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
          makeReader: makeReader(databaseName),
        }),
      },
    };
  },
};

export const aurora: AwsImplementation<MysqlParameters> = {
  name: 'aurora',
  title: 'Amazon Aurora MySQL',
  limits: AURORA_LIMITS,
  build(scope, aws) {
    const group = createGroup(scope, aws);
    const databaseName = firstDatabaseOf(scope);
    // Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.MySQL84.html
    const cluster = createAuroraCluster(scope, aws, {
      engine: 'aurora-mysql',
      engineVersion: versionOf(scope),
      family: template('aurora-mysql', versionOf(scope)),
      port: PORT,
      // Clusters take the word where instances take the number. Source:
      // https://github.com/prowler-cloud/prowler/pull/4116
      settings: [asStarted(TLS_ONLY, 'ON'), ...SETTINGS, ...AUDIT_SETTINGS],
      // Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html
      logs: ['audit', 'error', 'slowquery'],
      skips: [
        {
          checkov: 'CKV_AWS_326',
          reason:
            'One goes back by a restored copy, which loses nothing that was written since.',
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
          makeReader: makeReader(databaseName),
        }),
      },
    };
  },
};

function createGroup(scope: Scope, aws: AwsFoundation) {
  return aws.network.securityGroup(scope as NodeScope, {
    description: `MySQL ${scope.address}`,
  });
}

function versionOf(scope: Scope) {
  return scope.text('version', 'series of MySQL.', p => p.version);
}

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html */
function makeReader(databaseName: string): string {
  return `CREATE USER '${READER}' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL; ${grantStatement(
    'read',
    databaseName,
    `'${READER}'`,
  )}`;
}
