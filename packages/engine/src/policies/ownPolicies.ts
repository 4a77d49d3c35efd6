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

const placeOf = ({ id }: OwnPolicy) => `standards → policies → own → ${id}`;

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
    const unjudged: string[] = [];
    for (const { subject, entityRef, variables } of subjectsOf(
      policy,
      stack,
      appStack,
    )) {
      if (holds(when, variables, policy, problems) !== true) {
        continue;
      }
      const kept = holds(require, variables, policy, problems);
      if (kept === undefined) {
        unjudged.push(subject);
      } else if (!kept) {
        violations.push({
          policy,
          subject,
          ...(entityRef !== undefined && { entityRef }),
        });
      }
    }
    if (
      unjudged.length > 0 &&
      !problems.some(({ where }) => where === placeOf(policy))
    ) {
      problems.push(notJudged(policy, unjudged));
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
    // What is not there, or not known before the first apply, is not judged.
    if ((error as { code?: unknown } | undefined)?.code !== 'no_such_key') {
      problems.push(broken(policy, summary(error)));
    }
    return undefined;
  }
}

/** A rule that asks for what is not there would never find anything. */
function notJudged(policy: OwnPolicy, subjects: readonly string[]): Problem {
  const [first, ...more] = subjects;
  return {
    severity: 'warning',
    code: 'policy-not-judged',
    where: placeOf(policy),
    message: `What it requires cannot be judged, because something that it asks for is not there: ${first}${
      more.length > 0 ? ` and ${more.length} more` : ''
    }.`,
    mend: 'Say with has(…) what counts where it is not there, or narrow "when".',
  };
}

function broken(policy: OwnPolicy, message: string): Problem {
  return {
    severity: 'error',
    code: 'bad-policy',
    where: placeOf(policy),
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
