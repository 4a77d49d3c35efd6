import type { Difference, Revision } from 'backstage-plugin-stackgen-common';

/** How many resources a revision adds, changes and removes. */
export function countChanges({ resources }: Difference): Revision['counts'] {
  const count = (...changes: string[]) =>
    resources.filter(({ change }) => changes.includes(change)).length;
  return {
    added: count('added'),
    changed: count('changed', 'replaced'),
    removed: count('removed'),
  };
}
