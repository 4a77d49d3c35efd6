import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsProvider,
  Statement,
} from '../../clouds/aws/AwsImplementation';
import {
  administratorLogin,
  administratorRemarks,
} from '../../clouds/aws/databaseLogin';
import { decryptWithKey } from '../../clouds/aws/keyGrants';
import type { Expression } from '../../terraform';

/** The user inside Redshift that an AWS role is. */
const USER = '"IAMR:<name of the role>"';

/**
 * How consumers sign in: with their AWS role, which is a user of its own in the
 * database and may do there what its administrator grants. Only `admin` gets
 * the administrator's login.
 * Source: https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-iam-access-control-identity-based.html
 */
export function warehouseLogin(
  aws: AwsFoundation,
  options: { workgroupArn: Expression; secretArn: Expression },
): Pick<AwsProvider, 'environmentByAccess' | 'grants' | 'secrets' | 'remarks'> {
  const { where, read, login } = administratorLogin(options.secretArn);
  const signIn = roleLogin(options.workgroupArn);
  return {
    environmentByAccess: { admin: where },
    grants: {
      read: signIn,
      write: signIn,
      readwrite: signIn,
      admin: [...signIn, read, decryptWithKey(aws)],
    },
    secrets: { admin: login },
    remarks: {
      read: grantsNeeded('SELECT'),
      write: grantsNeeded('INSERT, UPDATE, DELETE'),
      readwrite: grantsNeeded('SELECT, INSERT, UPDATE, DELETE'),
      admin: administratorRemarks().admin!,
    },
  };
}

/** By its port with a passing password, or through the Data API. */
function roleLogin(workgroupArn: Expression): Statement[] {
  return [
    {
      sid: 'SignInToWarehouse',
      actions: ['redshift-serverless:GetCredentials'],
      resources: [workgroupArn],
    },
    {
      sid: 'RunStatements',
      actions: [
        'redshift-data:BatchExecuteStatement',
        'redshift-data:ExecuteStatement',
      ],
      resources: [workgroupArn],
    },
    {
      // These actions know no resource: each role sees its own statements.
      sid: 'FollowOwnStatements',
      actions: [
        'redshift-data:CancelStatement',
        'redshift-data:DescribeStatement',
        'redshift-data:GetStatementResult',
      ],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'redshift-data:statement-owner-iam-userid': '${aws:userid}',
        },
      },
    },
  ];
}

function grantsNeeded(rights: string) {
  return {
    code: 'database-grants-needed',
    message:
      'Consumers sign in to Redshift with their AWS role; Terraform cannot give it rights inside the database.',
    // Everybody may use this schema and make tables in it. Source:
    // https://docs.aws.amazon.com/redshift/latest/dg/r_Schemas_and_tables.html
    mend: `Once, as the administrator: REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE USER ${USER} PASSWORD DISABLE; GRANT ${rights} ON ALL TABLES IN SCHEMA public TO ${USER}; ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ${rights} ON TABLES TO ${USER};`,
  };
}
