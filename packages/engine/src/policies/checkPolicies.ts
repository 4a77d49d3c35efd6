import type {
  Cloud,
  Finding,
  Policies,
  Problem,
} from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import { evaluate } from './evaluate';
import type { Rule } from './Rule';
import { rulesOf } from './rules';
import { stacksOf } from './stacksOf';
import { applyWaivers } from './waivers';

/**
 * Checks a built stack, and writes what is accepted beside the blocks, for
 * scanners and the people who read the files.
 */
export function checkPolicies(
  stack: BuiltStack,
  cloud: Cloud,
  policies: Policies,
  today: string | undefined,
): { findings: Finding[]; problems: Problem[] } {
  const rules = withSeverities(rulesOf(cloud), policies);
  const found = evaluate(rules, stacksOf(stack));
  const { findings, problems, skips } = applyWaivers(found, policies, today);
  for (const [address, waived] of skips) {
    stack.document.block(address)?.waive(waived);
  }
  return {
    findings,
    problems: [...problems, ...findings.flatMap(problemsOfFinding)],
  };
}

function withSeverities(
  rules: readonly Rule[],
  { severities }: Policies,
): Rule[] {
  return rules.flatMap(rule => {
    const severity = severities[rule.id] ?? rule.severity;
    return severity === 'off' ? [] : [{ ...rule, severity }];
  });
}

/** A finding as a problem of the stack, unless it is accepted. */
export function problemsOfFinding(finding: Finding): Problem[] {
  const { rule, severity, entityRef, address, attribute, environments } =
    finding;
  if (finding.waived) {
    return [];
  }
  return [
    {
      severity,
      code: rule,
      where: [entityRef, address, attribute].filter(Boolean).join(' → '),
      message: environments
        ? `${finding.message} This is so in ${environments.join(', ')}.`
        : finding.message,
      mend: finding.mend,
      ...(entityRef !== undefined && { entityRef }),
    },
  ];
}
