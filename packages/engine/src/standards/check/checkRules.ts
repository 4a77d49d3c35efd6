import type { Standards } from 'backstage-plugin-stackgen-common';
import { nearest } from '../../catalog';
import { GENERAL_POLICIES, POLICIES } from '../../policies';
import { doubt, type Finding } from './Finding';

/** Whether the rules exist whose severity is changed, or that are waived. */
export function checkRules({ policies }: Standards): Finding[] {
  const builtIn = new Set(
    [...POLICIES, ...GENERAL_POLICIES].map(({ id }) => id),
  );
  const all = new Set([...builtIn, ...policies.own.map(({ id }) => id)]);
  return [
    ...Object.keys(policies.rules)
      .filter(id => !builtIn.has(id))
      .map(id => unknown(id, builtIn, ['policies', 'rules', id])),
    ...policies.waivers.flatMap(({ rule }, index) =>
      all.has(rule)
        ? []
        : [unknown(rule, all, ['policies', 'waivers', index, 'rule'])],
    ),
  ];
}

function unknown(
  id: string,
  known: ReadonlySet<string>,
  path: Finding['path'],
): Finding {
  const [similar] = nearest(id, known);
  return doubt(
    path,
    `There is no rule "${id}".`,
    similar ? `Did you mean "${similar}"?` : 'Leave it out.',
  );
}
