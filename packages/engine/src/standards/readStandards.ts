import {
  standardsSchema,
  type Problem,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import { isFields, type Fields } from '../catalog/FieldReader';
import { findingsOf } from './check/checkStandards';
import type { Finding } from './check/Finding';
import { findingsFromZod } from './check/findingsFromZod';

/**
 * Reads what people wrote as their standards and checks it as a whole: what the
 * schema refuses and what only the engine knows to be wrong come together. The
 * `where` of a problem is a path: `environments.1.network.cidr`.
 *
 * @returns the standards; undefined when the schema refuses them
 *
 * @public
 */
export function readStandards(input: unknown): {
  standards: Standards | undefined;
  problems: Problem[];
} {
  const parsed = standardsSchema.safeParse(input);
  const findings = parsed.success
    ? findingsOf(parsed.data)
    : [
        ...findingsFromZod(parsed.error, standardsSchema),
        ...findingsOfRest(input, parsed.error),
      ];
  return {
    standards: parsed.data,
    problems: findings.map(({ path, ...finding }) => ({
      ...finding,
      code: 'unusable-standards',
      where: path.join('.'),
    })),
  };
}

type SchemaError = NonNullable<
  ReturnType<typeof standardsSchema.safeParse>['error']
>;

/** What is wrong with the parts that the schema does not refuse. */
function findingsOfRest(input: unknown, error: SchemaError): Finding[] {
  const rest = isFields(input) ? structuredClone(input) : {};
  for (const issue of findingsFromZod(error, standardsSchema)) {
    drop(rest, issue.path);
  }
  let parsed = standardsSchema.safeParse(rest);
  if (!parsed.success) {
    // What is left of a part may be too little: leave the part out.
    for (const { path } of parsed.error.issues) {
      delete rest[String(path[0])];
    }
    parsed = standardsSchema.safeParse(rest);
  }
  return parsed.success ? findingsOf(parsed.data) : [];
}

/** Takes out a value; all of a list, because its other members would move. */
function drop(from: Fields, path: Finding['path']): void {
  const list = path.findIndex(part => typeof part === 'number');
  const whole = list < 0 ? path : path.slice(0, list);
  const last = whole.at(-1);
  let holder: unknown = from;
  for (const part of whole.slice(0, -1)) {
    holder = isFields(holder) ? holder[part] : undefined;
  }
  if (last !== undefined && isFields(holder)) {
    delete holder[last];
  }
}
