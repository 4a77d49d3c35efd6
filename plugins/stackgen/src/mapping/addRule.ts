import type {
  Mapping,
  MappingRule,
  RuleMatch,
} from 'backstage-plugin-stackgen-common';

type TypeMatch = Pick<RuleMatch, 'kind' | 'type'>;

const MAX_ID = 63;

/** The id that a rule for such entities gets when it is free. */
export function ruleIdFor(match: TypeMatch): string {
  const id = [match.kind, match.type]
    .flat()
    .join('-')
    .normalize('NFKD')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_ID)
    .replace(/-+$/, '');
  return id || 'rule';
}

/**
 * Adds a rule for a type of entity that no rule matches. It goes to the end, so
 * that it takes nothing away from the rules that are there.
 */
export function addRule(
  mapping: Mapping,
  match: TypeMatch,
  resourceType: string,
): Mapping {
  const taken = new Set(mapping.rules.map(rule => rule.id));
  const wanted = ruleIdFor(match);
  let id = wanted;
  for (let number = 2; taken.has(id); number++) {
    const suffix = `-${number}`;
    id = wanted.slice(0, MAX_ID - suffix.length) + suffix;
  }
  const rule: MappingRule = { id, match, resourceType };
  return { ...mapping, rules: [...mapping.rules, rule] };
}
