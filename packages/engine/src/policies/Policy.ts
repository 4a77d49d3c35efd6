import type { Problem } from 'backstage-plugin-stackgen-common';

/** What a rule thinks of a value; undefined is one that is not set. */
export type Expectation = {
  readonly says: string;
  readonly holds: (value: unknown) => boolean;
};

/** A built-in rule about an argument of a resource type. */
export interface Policy {
  /** Stable: `AWS-S3-1`. */
  readonly id: string;
  readonly severity: Problem['severity'];
  readonly title: string;
  readonly rationale: string;
  /** Ids of checks in other tools that mean the same. */
  readonly references: readonly string[];
  /** Resource type that it is about. */
  readonly type: string;
  /** Not for all of them: `engine` is `postgres`. */
  readonly only?:
    | { readonly path: string; readonly is: unknown }
    | { readonly path: string; readonly be: Expectation };
  readonly must: Must;
}

/** What must be true of a resource. */
export type Must =
  /** An argument, or one in a nested block. */
  | { readonly path: string; readonly be: Expectation }
  /** One of the blocks that hold a setting each must be there, with a value. */
  | {
      readonly block: string;
      readonly where: { readonly path: string; readonly is: unknown };
      readonly path: string;
      readonly be: Expectation;
    }
  /** Another resource that refers to it, by one of its arguments. */
  | {
      readonly companion: string;
      readonly by: string;
      readonly with?: readonly { path: string; be: Expectation }[];
    }
  /** No value of a kind anywhere in an argument. */
  | { readonly path: string; readonly without: Expectation }
  /** The same, in those of the blocks where an argument has a value. */
  | {
      readonly block: string;
      readonly where: { readonly path: string; readonly is: unknown };
      readonly path: string;
      readonly without: Expectation;
    };

export const isTrue: Expectation = {
  says: 'true',
  holds: value => value === true,
};

/** Not set, or false. */
export const notTrue: Expectation = {
  says: 'false',
  holds: value => value === undefined || value === null || value === false,
};

export const isFalse: Expectation = {
  says: 'false',
  holds: value => value === false,
};

/** Any value, also one that only Terraform knows. */
export const isSet: Expectation = {
  says: 'set',
  holds: value => value !== undefined && value !== null && value !== '',
};

export const notSet: Expectation = {
  says: 'left out',
  holds: value => value === undefined || value === null,
};

/** Not set, or anything but false. */
export const notFalse: Expectation = {
  says: 'true',
  holds: value => value !== false,
};

/** Not set, or none of these. */
export function isNoneOf(...values: readonly unknown[]): Expectation {
  return {
    says: `not ${values.map(String).join(' or ')}`,
    holds: value => !values.includes(value),
  };
}

export function isOneOf(...values: readonly unknown[]): Expectation {
  return {
    says: values.map(String).join(' or '),
    holds: value => values.includes(value),
  };
}

export function atLeast(least: number): Expectation {
  return {
    says: `at least ${least}`,
    holds: value => typeof value === 'number' && value >= least,
  };
}

export function includes(...wanted: readonly string[]): Expectation {
  return {
    says: `with ${wanted.join(', ')}`,
    holds: value =>
      Array.isArray(value) && wanted.every(one => value.includes(one)),
  };
}

export function matches(pattern: RegExp, says: string): Expectation {
  return {
    says,
    holds: value => typeof value === 'string' && pattern.test(value),
  };
}

/** Open to everybody, in either version of the protocol. */
export const isEverybody: Expectation = {
  says: 'open to everybody',
  holds: value => value === '0.0.0.0/0' || value === '::/0' || value === '*',
};
