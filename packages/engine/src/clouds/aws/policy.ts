import type { Value } from '../../terraform';
import { call } from '../../terraform';
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

/** Who may take on a role: one AWS service, for this account only. */
export function assumedByService(service: string, accountId: Value): Value {
  return policyDocument([
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { Service: service },
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
  ]);
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
