import type {
  AppStack,
  PolicyStandards,
  Problem,
} from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import { celValue, compileCel, summary } from '../expressions/cel';

type OwnPolicy = PolicyStandards['own'][number];

/** What a rule of the organization's own says of a resource or a connection. */
export interface OwnViolation {
  readonly policy: OwnPolicy;
  /** Address, or consumer and provider. */
  readonly subject: string;
  readonly entityRef?: string;
}

/** Evaluates the organization's own rules; bad ones become problems. */
export function evaluateOwnPolicies(
  stack: BuiltStack,
  appStack: AppStack,
  policies: readonly OwnPolicy[],
): { violations: OwnViolation[]; problems: Problem[] } {
  const violations: OwnViolation[] = [];
  const problems: Problem[] = [];
  for (const policy of policies) {
    const when = compile(policy, 'when', problems);
    const require = compile(policy, 'require', problems);
    if (!when || !require) {
      continue;
    }
    for (const { subject, entityRef, variables } of subjectsOf(
      policy,
      stack,
      appStack,
    )) {
      if (
        holds(when, variables, policy, problems) === true &&
        holds(require, variables, policy, problems) === false
      ) {
        violations.push({
          policy,
          subject,
          ...(entityRef !== undefined && { entityRef }),
        });
      }
    }
  }
  return { violations, problems };
}

type Program = (variables: Record<string, unknown>) => unknown;

function compile(
  policy: OwnPolicy,
  part: 'when' | 'require',
  problems: Problem[],
): Program | undefined {
  const source = policy[part];
  if (source === undefined) {
    return () => true;
  }
  const compiled = compileCel(source, [policy.on]);
  if ('error' in compiled) {
    problems.push(broken(policy, `${part}: ${compiled.error}`));
    return undefined;
  }
  return compiled.program;
}

function holds(
  program: Program,
  variables: Record<string, unknown>,
  policy: OwnPolicy,
  problems: Problem[],
): boolean | undefined {
  try {
    return program(variables) === true;
  } catch (error) {
    // What a resource does not have cannot be what a rule is about.
    if ((error as { code?: unknown } | undefined)?.code !== 'no_such_key') {
      problems.push(broken(policy, summary(error)));
    }
    return undefined;
  }
}

function broken({ id }: OwnPolicy, message: string): Problem {
  return {
    severity: 'error',
    code: 'bad-policy',
    where: `standards → policies → own → ${id}`,
    message: `The rule cannot be evaluated: ${message}`,
    mend: 'Correct the expression; has(…) asks whether something is there.',
  };
}

function* subjectsOf(
  { on }: OwnPolicy,
  { document }: BuiltStack,
  { connections }: AppStack,
): Generator<{
  subject: string;
  entityRef?: string;
  variables: Record<string, unknown>;
}> {
  if (on === 'connection') {
    for (const { consumer, provider, access } of connections) {
      yield {
        subject: `${consumer} → ${provider}`,
        entityRef: consumer,
        variables: { connection: celValue({ consumer, provider, access }) },
      };
    }
    return;
  }
  for (const block of document.blocks()) {
    if (block.kind === 'resource') {
      const { type, address, provenance } = block;
      const { entityRef } = provenance;
      yield {
        subject: address,
        ...(entityRef !== undefined && { entityRef }),
        variables: {
          resource: celValue({
            type,
            address,
            entityRef: entityRef ?? '',
            attributes: Object.fromEntries(
              Object.keys(block.attributes).flatMap(name => {
                const value = block.argument(name);
                return value === undefined ? [] : [[name, value]];
              }),
            ),
          }),
        },
      };
    }
  }
}
