import type { Mapping, MappingRule } from 'backstage-plugin-stackgen-common';
import { sameData } from './sameData';

/** The rules in which two states of a mapping differ, those that went last. */
export function changedRules(before: Mapping, after: Mapping): MappingRule[] {
  const idsAfter = new Set(after.rules.map(rule => rule.id));
  return [
    ...after.rules.filter(
      rule =>
        !sameData(
          rule,
          before.rules.find(({ id }) => id === rule.id),
        ),
    ),
    ...before.rules.filter(rule => !idsAfter.has(rule.id)),
  ];
}
