import { Unresolved, type Plain } from './plain';

/** What the value of an argument may be. */
export interface Expectation {
  /** The end of a sentence: `is true`. */
  readonly says: string;
  /** Whether the argument may be left out. */
  readonly mayBeAbsent?: boolean;
  fits(value: Plain): boolean;
}

type Literal = string | number | boolean;

export function is(wanted: Literal): Expectation {
  return { says: `is ${text(wanted)}`, fits: value => value === wanted };
}

export function oneOf(...wanted: Literal[]): Expectation {
  return {
    says: `is ${list(wanted, 'or')}`,
    fits: value => wanted.includes(value as Literal),
  };
}

export function isNot(...unwanted: Literal[]): Expectation {
  return {
    says: `is not ${list(unwanted, 'or')}`,
    mayBeAbsent: true,
    fits: value => !unwanted.includes(value as Literal),
  };
}

/** A number within limits. */
export function between(least: number, most: number): Expectation {
  return {
    says: Number.isFinite(most)
      ? `is from ${least} to ${most}`
      : `is ${least} or more`,
    fits: value => typeof value === 'number' && value >= least && value <= most,
  };
}

export function atLeast(least: number): Expectation {
  return between(least, Number.POSITIVE_INFINITY);
}

/** There, and neither empty text nor an empty list. */
export const isSet: Expectation = {
  says: 'is set',
  fits: value =>
    value !== '' && value !== null && !(Array.isArray(value) && !value.length),
};

export const isAbsent: Expectation = {
  says: 'is not set',
  mayBeAbsent: true,
  fits: value => value === null,
};

/** An expression, or text that fits. */
export function matches(pattern: RegExp, words: string): Expectation {
  return {
    says: words,
    fits: value =>
      value instanceof Unresolved ||
      (typeof value === 'string' && pattern.test(value)),
  };
}

/** A list with all of these in it. */
export function holds(...wanted: Literal[]): Expectation {
  return {
    says: `has ${list(wanted, 'and')}`,
    fits: value =>
      Array.isArray(value) && wanted.every(member => value.includes(member)),
  };
}

/** A list with none of these in it. */
export function lacks(...unwanted: Literal[]): Expectation {
  return {
    says: `does not have ${list(unwanted, 'or')}`,
    mayBeAbsent: true,
    fits: value =>
      !Array.isArray(value) || !unwanted.some(member => value.includes(member)),
  };
}

/** The same, but the argument may be left out. */
export function orAbsent(expectation: Expectation): Expectation {
  return {
    ...expectation,
    says: `${expectation.says}, or is not set`,
    mayBeAbsent: true,
  };
}

function text(value: Literal): string {
  return typeof value === 'string' ? `\`${value}\`` : String(value);
}

function list(values: readonly Literal[], word: 'and' | 'or'): string {
  const texts = values.map(text);
  const last = texts.pop();
  return texts.length === 0 ? last! : `${texts.join(', ')} ${word} ${last}`;
}
