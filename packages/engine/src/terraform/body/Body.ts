import type { Value } from '../expression';

/**
 * What stands between the braces of a block. Both syntaxes, HCL and JSON, are
 * written from it, and the schema check reads it.
 */
export interface Body {
  /** Comment lines at its start, complete with `#`. */
  comments: readonly string[];
  /** Parts with an empty line between them. */
  groups: readonly (readonly BodyItem[])[];
}

export type BodyItem = Argument | Words | NestedBlock;

/** `name = value` */
export interface Argument {
  kind: 'argument';
  name: string;
  value: Value;
}

/**
 * `name = word`, `name = [word, …]` or `name = { word = word, … }`, with
 * addresses, type constraints and other things that are no values. JSON has them
 * as strings, unless it is told otherwise.
 */
export interface Words {
  kind: 'words';
  name: string;
  words: string | readonly string[] | WordMap;
  json?: unknown;
}

/** Words by words. */
export type WordMap = ReadonlyMap<string, string>;

/** `name "label" { … }` */
export interface NestedBlock {
  kind: 'block';
  name: string;
  labels: readonly string[];
  body: Body;
}

export function argument(name: string, value: Value): Argument {
  return { kind: 'argument', name, value };
}

export function words(
  name: string,
  text: Words['words'],
  json?: unknown,
): Words {
  return { kind: 'words', name, words: text, json };
}

export function nestedBlock(
  name: string,
  inner: Body,
  labels: readonly string[] = [],
): NestedBlock {
  return { kind: 'block', name, labels, body: inner };
}

export function body(
  groups: readonly (readonly BodyItem[])[],
  comments: readonly string[] = [],
): Body {
  return {
    comments,
    groups: groups.every(isFilled) ? groups : groups.filter(isFilled),
  };
}

function isFilled(group: readonly BodyItem[]): boolean {
  return group.length > 0;
}
