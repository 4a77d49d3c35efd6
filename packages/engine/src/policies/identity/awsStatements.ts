import { Call, isList, isObject, settle } from '../../terraform/expression';
import type { Value } from '../../terraform';

/** A statement of a policy of AWS, as far as rules look at it. */
export interface AwsStatement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Who it is for: `*`, `AWS *`, `Service ecs.amazonaws.com`. */
  readonly principals: readonly string[];
  /** Keys that conditions ask about: `token.actions.githubusercontent.com:sub`. */
  readonly conditions: readonly string[];
}

/** Stands for what only Terraform knows. */
const UNKNOWN = '${…}';

/**
 * Statements of a policy that is written out, as text or with `jsonencode`;
 * none where only Terraform knows it.
 */
export function awsStatements(value: Value): AwsStatement[] {
  const document = documentOf(settle(value));
  if (!isObject(document)) {
    return [];
  }
  return listOf(document.Statement).flatMap(statement =>
    isObject(statement)
      ? {
          allows: settle(statement.Effect) === 'Allow',
          actions: [
            ...textsOf(statement.Action),
            // Everything but a few.
            ...(statement.NotAction === undefined ? [] : ['*']),
          ],
          resources: [
            ...textsOf(statement.Resource),
            ...(statement.NotResource === undefined ? [] : ['*']),
          ],
          principals: principalsOf(settle(statement.Principal)),
          conditions: conditionsOf(settle(statement.Condition)),
        }
      : [],
  );
}

function documentOf(value: Value): Value {
  if (value instanceof Call && value.name === 'jsonencode') {
    return settle(value.args[0]);
  }
  if (typeof value === 'string') {
    try {
      return JSON.parse(value) as Value;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function principalsOf(principal: Value): string[] {
  return isObject(principal)
    ? Object.entries(principal).flatMap(([kind, who]) =>
        textsOf(who).map(text => `${kind} ${text}`),
      )
    : textsOf(principal);
}

function conditionsOf(condition: Value): string[] {
  return isObject(condition)
    ? Object.values(condition).flatMap(test => {
        const settled = settle(test);
        return isObject(settled) ? Object.keys(settled) : [];
      })
    : [];
}

function textsOf(value: Value): string[] {
  return listOf(value).map(member => {
    const settled = settle(member);
    return typeof settled === 'string' ? settled : UNKNOWN;
  });
}

function listOf(value: Value): Value[] {
  const settled = settle(value);
  if (settled === undefined || settled === null) {
    return [];
  }
  return isList(settled) ? settled.map(settle) : [settled];
}
