import type { Conflict } from 'backstage-plugin-stackgen-common';

/** What tells one conflict from another. */
export function conflictKey(conflict: Conflict): string {
  return JSON.stringify([
    conflict.entityRef,
    conflict.parameter,
    conflict.environment ?? null,
  ]);
}

/** The conflicts decided for the catalog, as the backend takes them. */
export function takeTheirsOf(
  conflicts: Conflict[],
  taken: ReadonlySet<string>,
): Record<string, string[]> {
  const result: Record<string, string[]> = {};
  for (const conflict of conflicts) {
    if (taken.has(conflictKey(conflict))) {
      const { entityRef, parameter, environment } = conflict;
      result[entityRef] = [
        ...(result[entityRef] ?? []),
        environment === undefined ? parameter : `${environment}/${parameter}`,
      ];
    }
  }
  return result;
}

/** A value as people read it. */
export function showValue(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
