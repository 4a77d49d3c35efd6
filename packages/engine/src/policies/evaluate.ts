import type { Finding } from 'backstage-plugin-stackgen-common';
import type { PlainObject } from './plain';
import type { PolicyResource, PolicyStack } from './PolicyStack';
import type { Rule, Violation } from './Rule';

/** A finding before anybody has asked whether it is accepted. */
export interface Found {
  readonly rule: Pick<Rule, 'id' | 'references'>;
  readonly resource?: PolicyResource;
  readonly finding: Finding;
}

/** What rules say about a stack, in all of its environments. */
export function evaluate(
  rules: readonly Rule[],
  stacks: readonly PolicyStack[],
): Found[] {
  const found = new Map<string, Found & { environments: Set<string> }>();
  for (const rule of rules) {
    // A resource that is the same in several environments is asked once, unless
    // others have a say in it.
    const asked = new Map<PlainObject, Violation[]>();
    for (const stack of stacks) {
      for (const resource of rule.on.flatMap(type => stack.ofType(type))) {
        const known = rule.check.alone && asked.get(resource.attributes);
        const violations = known || rule.check.violations(resource, stack);
        asked.set(resource.attributes, violations);
        for (const violation of violations) {
          note(found, rule, resource, violation, stack.environment);
        }
      }
    }
  }
  return [...found.values()].map(({ environments, ...rest }) => ({
    ...rest,
    finding: {
      ...rest.finding,
      ...(environments.size < stacks.length && {
        environments: [...environments],
      }),
    },
  }));
}

function note(
  found: Map<string, Found & { environments: Set<string> }>,
  rule: Rule,
  resource: PolicyResource,
  { attribute, message }: Violation,
  environment: string,
): void {
  const key = [rule.id, resource.address, attribute, message].join('\n');
  const known = found.get(key);
  if (known) {
    known.environments.add(environment);
    return;
  }
  const { address, file, entityRef } = resource;
  found.set(key, {
    rule,
    resource,
    environments: new Set([environment]),
    finding: {
      rule: rule.id,
      severity: rule.severity,
      address,
      file,
      ...(entityRef !== undefined && { entityRef }),
      ...(attribute !== undefined && { attribute }),
      message: `${rule.title}: ${message}`,
      mend: rule.fix,
    },
  });
}
