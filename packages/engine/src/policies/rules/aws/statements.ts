import { custom } from '../../checks';
import {
  isPlainObject,
  Unresolved,
  type Plain,
  type PlainObject,
} from '../../plain';
import type { Check } from '../../Rule';

/** Statements of a policy document; of an attribute that has one as JSON. */
export function statementsOf(policy: Plain | undefined): PlainObject[] {
  const document = typeof policy === 'string' ? parsed(policy) : policy;
  if (!isPlainObject(document)) {
    return [];
  }
  return listOf(document.Statement).filter(isPlainObject);
}

/** What IAM allows to be one or several. */
export function listOf(value: Plain | undefined): readonly Plain[] {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? (value as readonly Plain[]) : [value];
}

/** Identities that a statement is about, as texts where they are known. */
export function principalsOf({ Principal }: PlainObject): readonly Plain[] {
  return isPlainObject(Principal)
    ? Object.values(Principal).flatMap(listOf)
    : listOf(Principal);
}

/** The policy denies what does not come over TLS. */
export const demandsTls: Check = custom(
  '`policy` denies everything where `aws:SecureTransport` is false',
  ({ attributes: { policy } }) =>
    policy instanceof Unresolved || statementsOf(policy).some(deniesPlain)
      ? []
      : [
          {
            attribute: 'policy',
            message: 'Its policy does not deny requests without TLS.',
          },
        ],
);

function deniesPlain({ Effect, Condition }: PlainObject): boolean {
  const bool = isPlainObject(Condition) ? Condition.Bool : undefined;
  const value = isPlainObject(bool) ? bool['aws:SecureTransport'] : undefined;
  return Effect === 'Deny' && listOf(value).some(v => String(v) === 'false');
}

function parsed(text: string): Plain | undefined {
  try {
    return JSON.parse(text) as Plain;
  } catch {
    return undefined;
  }
}
