import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { createEmptySecret } from '../../clouds/aws/createEmptySecret';
import {
  administratorLogin,
  administratorRemarks,
  READER,
} from '../../clouds/aws/databaseLogin';
import { asStarted } from '../../clouds/aws/databaseParts';
import { decryptWithKey } from '../../clouds/aws/keyGrants';
import { createRdsInstance, rdsLimits } from '../../clouds/aws/rdsInstance';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { databaseNameOf } from '../sqlDatabase';
import type { SqlServerParameters } from './definition';
import { memberStatements, PORT } from './sqlServer';

type Scope = NodeScope<SqlServerParameters>;

/**
 * 16, 16 and 32 GB; the license includes no smaller ones. Source:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Concepts.General.InstanceClasses.html
 */
const INSTANCE_CLASSES = {
  small: 'db.t3.xlarge',
  medium: 'db.m6i.xlarge',
  large: 'db.m6i.2xlarge',
};

/** Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Concepts.General.VersionSupport.html */
const VERSIONS = { '2019': '15', '2022': '16' } as const;

const EDITIONS = { standard: 'se', enterprise: 'ee' } as const;

/** Most that a volume can have; source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const MOST_STORAGE_GB = 16384;

/**
 * SQL Server reads them when it starts. Source:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/SQLServer.Ciphers.html
 */
const SETTINGS = [
  asStarted('rds.force_ssl', '1'),
  asStarted('rds.tls10', 'disabled'),
  asStarted('rds.tls11', 'disabled'),
];

export const rds: AwsImplementation<SqlServerParameters> = {
  name: 'rds',
  title: 'Amazon RDS for SQL Server',
  limits: rdsLimits(MOST_STORAGE_GB),
  build(scope, aws) {
    const node = scope as NodeScope;
    const group = aws.network.securityGroup(node, {
      description: `SQL Server ${scope.address}`,
    });
    const databaseName = databaseNameOf(scope);
    const database = createInstance(scope, aws, group);
    scope.report('databaseName', {
      severity: 'info',
      code: 'database-needed',
      message: `RDS makes the server, and SQL Server starts without a database of its own.`,
      mend: `Once, as the administrator: CREATE DATABASE [${databaseName}];`,
    });
    const secretArn = database.ref('master_user_secret', 0, 'secret_arn');
    const { where, read, login } = administratorLogin(secretArn);
    const grant = [read, decryptWithKey(aws)];
    const reader = createReaderSecret(node, aws);
    return {
      provides: {
        network: { securityGroupId: group.ref('id'), port: PORT },
        environment: {
          HOST: database.ref('address'),
          PORT: String(PORT),
          NAME: databaseName,
        },
        environmentByAccess: {
          read: { LOGIN_ARN: reader.ref('arn') },
          write: where,
          readwrite: where,
          admin: where,
        },
        // SQL Server knows no identities of AWS: readers sign in by a login
        // that the administrator makes, the others by the administrator's.
        grants: {
          read: [{ ...read, resources: [reader.ref('arn')] }, grant[1]],
          write: grant,
          readwrite: grant,
          admin: grant,
        },
        apis: ['secretsmanager'],
        secrets: { write: login, readwrite: login, admin: login },
        remarks: {
          ...administratorRemarks(),
          read: {
            code: 'database-role-needed',
            message: `Readers sign in as "${READER}", which Terraform cannot make; they read its password from the secret in ${scope.address.toUpperCase()}_LOGIN_ARN.`,
            mend: `Once, as the administrator: CREATE LOGIN ${READER} WITH PASSWORD = '<password>'; USE [${databaseName}]; CREATE USER ${READER} FOR LOGIN ${READER}; ${memberStatements(
              'read',
              READER,
            )} Then put {"username": "${READER}", "password": "<password>"} into the secret.`,
          },
        },
      },
    };
  },
};

function createInstance(
  scope: Scope,
  aws: AwsFoundation,
  group: BlockHandle,
): BlockHandle {
  const engineOf = (p: SqlServerParameters) =>
    `sqlserver-${EDITIONS[p.edition]}`;
  return createRdsInstance(scope, aws, {
    engine: scope.value('engine', 'edition of SQL Server, by RDS’s name.', p =>
      engineOf(p as SqlServerParameters),
    ),
    engineVersion: scope.value(
      'engine_version',
      'version of SQL Server, by its number.',
      p => `${VERSIONS[p.version]}.00`,
    ),
    family: scope.text(
      'parameter_family',
      'what the settings are for.',
      p => `${engineOf(p)}-${VERSIONS[p.version]}.0`,
    ),
    port: PORT,
    settings: SETTINGS,
    // Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.SQLServer.html
    logs: ['agent', 'error'],
    instanceClass: p => INSTANCE_CLASSES[p.size],
    iam: false,
    mostStorage: MOST_STORAGE_GB,
    more: { license_model: 'license-included' },
    skips: [
      {
        checkov: 'CKV_AWS_161',
        reason: 'SQL Server knows no identities of AWS.',
      },
    ],
    group,
  });
}

function createReaderSecret(scope: NodeScope, aws: AwsFoundation): BlockHandle {
  return createEmptySecret(scope, aws, {
    suffix: 'reader',
    description: `Login of those who read ${scope.label}; the value is not managed by Terraform`,
    recoveryDays: 30,
    provenance: {
      reason: `Who reads ${scope.label} does not get the administrator’s login.`,
      implicit: true,
    },
  });
}
