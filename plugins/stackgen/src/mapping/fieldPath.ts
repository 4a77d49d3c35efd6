import type { Cloud, Mapping, Problem } from 'backstage-plugin-stackgen-common';

/** The path of a field as the backend writes it in a problem's `where`. */
export function fieldPath(
  ruleIndex: number,
  cloud: Cloud | undefined,
  ...field: string[]
): string {
  return [
    'rules',
    ruleIndex,
    ...(cloud ? ['clouds', cloud] : []),
    ...field,
  ].join('.');
}

/** What is wrong with a field, or with something inside of its value. */
export function problemAt(
  problems: Problem[],
  path: string,
): Problem | undefined {
  return problems.find(
    ({ where }) => where === path || where.startsWith(`${path}.`),
  );
}

/** A path as people read it: `rule service → parameters → cpu`. */
export function readablePath(where: string, mapping: Mapping): string {
  const match = /^rules\.(\d+)(?:\.(.*))?$/.exec(where);
  const rule = match && mapping.rules[Number(match[1])];
  if (!match || !rule) {
    return where;
  }
  const rest = match[2] ? match[2].split('.') : [];
  return [`rule ${rule.id}`, ...rest].join(' → ');
}
