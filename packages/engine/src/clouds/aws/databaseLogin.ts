import type { Expression } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import type { AwsProvider, Statement } from './AwsImplementation';
import { decryptWithKey } from './keyGrants';

/** Role inside the database that readers sign in as; its owner makes it. */
export const READER = 'read_only';

/**
 * How consumers sign in to a database of RDS. Rights inside the database are
 * its own roles' business: readers sign in by IAM as a role that cannot write,
 * the others by the secret that RDS keeps for the administrator.
 */
export function databaseLogin(
  aws: AwsFoundation,
  options: {
    /** ARN of the administrator's secret. */
    secretArn: Expression;
    /** What IAM knows the database by: `db-ABC…`. */
    resourceId: Expression;
    /** What the administrator runs once, so that readers can sign in. */
    makeReader: string;
  },
): Pick<AwsProvider, 'environmentByAccess' | 'grants' | 'secrets' | 'remarks'> {
  const { secretArn, resourceId, makeReader } = options;
  const { where, read, login } = administratorLogin(secretArn);
  const grant = [read, decryptWithKey(aws)];
  const connect: Statement = {
    sid: 'SignInToDatabase',
    actions: ['rds-db:connect'],
    resources: [aws.arn('rds-db', 'dbuser:', resourceId, `/${READER}`)],
  };
  return {
    environmentByAccess: {
      read: { USER: READER },
      write: where,
      readwrite: where,
      admin: where,
    },
    grants: { read: [connect], write: grant, readwrite: grant, admin: grant },
    secrets: { write: login, readwrite: login, admin: login },
    remarks: {
      ...administratorRemarks(),
      read: {
        code: 'database-role-needed',
        message: `Readers sign in by IAM as the role "${READER}" of the database, which Terraform cannot make.`,
        mend: `Once, as the administrator: ${makeReader}`,
      },
    },
  };
}

/** The administrator's login: at start, and the right to read it again. */
export function administratorLogin(secretArn: Expression) {
  const secret = { arn: secretArn };
  const read: Statement = {
    sid: 'ReadLogin',
    actions: ['secretsmanager:GetSecretValue'],
    resources: [secretArn],
  };
  return {
    // Whoever opens new connections after a change reads it again.
    where: { LOGIN_ARN: secretArn },
    read,
    login: {
      USER: { ...secret, key: 'username' },
      PASSWORD: { ...secret, key: 'password' },
    },
  };
}

/** Containers get a password when they start, and keep that one. */
const READ_AGAIN =
  'When a new connection is refused, let it read the password again, from the secret that …_LOGIN_ARN names.';

/**
 * What people have to know where consumers get the administrator's login.
 * Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html
 */
export function administratorRemarks(): NonNullable<AwsProvider['remarks']> {
  const code = 'administrator-login';
  const write = {
    code,
    message:
      'Who writes signs in as the administrator of the database: AWS keeps no other login for it, and changes its password by itself, every week on RDS.',
    mend: `${READ_AGAIN} Where an administrator is too much, make a login with fewer rights in the database, put it into a resource of the type secret, let the consumer read that, and give it read access here.`,
  };
  const admin = {
    code,
    message:
      'It signs in as the administrator of the database, whose password AWS changes by itself, every week on RDS.',
    mend: READ_AGAIN,
  };
  return { write, readwrite: write, admin };
}
