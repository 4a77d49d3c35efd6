import type { Value } from '../../terraform';
import { call, template } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import type { Statement } from './AwsImplementation';

/** An IAM policy document, written with `jsonencode`. */
export function policyDocument(statements: readonly Value[]): Value {
  return call('jsonencode', {
    Version: '2012-10-17',
    Statement: [...statements],
  });
}

/** A statement of an identity's policy. */
export function allowStatement(statement: Statement): Value {
  return {
    ...(statement.sid && { Sid: statement.sid }),
    Effect: 'Allow',
    Action: oneOrMany([...statement.actions]),
    Resource: oneOrMany([...statement.resources]),
    ...(statement.conditions && { Condition: { ...statement.conditions } }),
  };
}

/**
 * Statements with the same id, actions and conditions become one, for all
 * their resources. Ids are unique within a policy.
 */
export function mergeStatements(statements: readonly Statement[]): Statement[] {
  const merged = new Map<string, { like: Statement; of: Map<string, Value> }>();
  for (const like of statements) {
    const key = JSON.stringify([like.sid, like.actions, like.conditions]);
    const known = merged.get(key) ?? { like, of: new Map<string, Value>() };
    for (const resource of like.resources) {
      known.of.set(JSON.stringify(resource), resource);
    }
    merged.set(key, known);
  }
  const times = new Map<string, number>();
  return [...merged.values()].map(({ like, of }) => {
    const statement = { ...like, resources: [...of.values()] };
    if (like.sid === undefined) {
      return statement;
    }
    const time = (times.get(like.sid) ?? 0) + 1;
    times.set(like.sid, time);
    return time === 1 ? statement : { ...statement, sid: `${like.sid}${time}` };
  });
}

/**
 * Who may take on a role: one AWS service, for this account only where the
 * service says for which account it acts.
 */
export function assumedByService(
  service: string | string[],
  accountId?: Value,
  action: string | string[] = 'sts:AssumeRole',
): Value {
  return policyDocument([
    {
      Effect: 'Allow',
      Action: action,
      Principal: { Service: service },
      ...(accountId !== undefined && {
        Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
      }),
    },
  ]);
}

/** What every key's policy begins with: the account gives rights by roles. */
export function administeredByAccount(aws: AwsFoundation): Value {
  return {
    Sid: 'AdministeredByAccount',
    Effect: 'Allow',
    Principal: {
      AWS: template(`arn:${aws.partition}:iam::`, aws.accountId(), ':root'),
    },
    Action: 'kms:*',
    Resource: '*',
  };
}

/** Denies every request that does not use TLS. */
export function denyInsecureTransport(
  action: string,
  resources: readonly Value[],
): Value {
  return {
    Sid: 'DenyInsecureTransport',
    Effect: 'Deny',
    Principal: '*',
    Action: action,
    Resource: oneOrMany([...resources]),
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

function oneOrMany(values: Value[]): Value {
  return values.length === 1 ? values[0] : values;
}
