import type { Expectation, Must, Policy } from './Policy';

/** A rule in a line: what it is about, and what must hold. */
export type Row = readonly [
  id: string,
  type: string,
  title: string,
  /** Ids of checks in other tools, separated by commas; empty where there is none. */
  references: string,
  must: Must,
  only?: Policy['only'],
];

export function be(path: string, expectation: Expectation) {
  return { path, be: expectation };
}

/** Another resource that refers to it, with some arguments. */
export function companion(
  type: string,
  by: string,
  wanted: Readonly<Record<string, Expectation>> = {},
): Must {
  return {
    companion: type,
    by,
    with: Object.entries(wanted).map(([path, expectation]) =>
      be(path, expectation),
    ),
  };
}

/**
 * Rules with one reason for each kind of thing.
 *
 * @param rationales - by the middle part of the id: `S3` of `AWS-S3-1`
 * @param onlyInfo - ids of those that are good to know, and not always wrong
 */
export function policiesByPart(
  rationales: Readonly<Record<string, string>>,
  rows: readonly Row[],
  onlyInfo: readonly string[] = [],
): Policy[] {
  return rows.flatMap(row => {
    const [id] = row;
    return policiesOf(
      rationales[id.split('-')[1]],
      [row],
      onlyInfo.includes(id) ? 'info' : 'error',
    );
  });
}

/** Rules that have one reason. */
export function policiesOf(
  rationale: string,
  rows: readonly Row[],
  severity: Policy['severity'] = 'error',
): Policy[] {
  return rows.map(([id, type, title, references, must, only]) => ({
    id,
    severity,
    title,
    rationale,
    references: references === '' ? [] : references.split(', '),
    type,
    ...(only && { only }),
    must,
  }));
}
