import type { Standards } from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import type { BlockHandle } from '../terraform';
import { Facts } from './Facts';
import type { Must, Policy } from './Policy';
import { POLICIES } from './index';

/** What a rule says of one resource. */
export interface Violation {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly block: BlockHandle;
  /** Argument that it is about; absent when something is missing beside it. */
  readonly path?: string;
  readonly message: string;
  readonly mend: string;
  readonly references: readonly string[];
}

/** Where a rule is broken, and what would keep it. */
interface Breach {
  readonly path?: string;
  readonly environment?: string;
  readonly mend: string;
}

const byType = new Map<string, Policy[]>();
for (const policy of POLICIES) {
  byType.set(policy.type, [...(byType.get(policy.type) ?? []), policy]);
}

/** Holds every resource against the built-in rules that are about its type. */
export function evaluatePolicies(
  { document, values }: BuiltStack,
  { policies }: Standards,
): Violation[] {
  const resources = document.blocks().filter(({ kind }) => kind === 'resource');
  const facts = Facts.of(resources, values);
  const violations: Violation[] = [];
  for (const block of resources) {
    for (const policy of byType.get(block.type) ?? []) {
      const severity = policies.rules[policy.id] ?? policy.severity;
      const breach =
        severity === 'off' ? undefined : breachOf(policy, block, facts);
      if (severity !== 'off' && breach) {
        violations.push(violationOf(policy, severity, block, breach));
      }
    }
  }
  return violations;
}

function violationOf(
  { id, title, rationale, references }: Policy,
  severity: Violation['severity'],
  block: BlockHandle,
  { path, environment, mend }: Breach,
): Violation {
  const where = environment === undefined ? '' : ` (in ${environment})`;
  return {
    rule: id,
    severity,
    block,
    ...(path !== undefined && { path }),
    message: `${title}: ${rationale}${where}`,
    mend,
    references,
  };
}

function breachOf(
  { only, must }: Policy,
  block: BlockHandle,
  facts: Facts,
): Breach | undefined {
  if (
    only &&
    !facts.valuesAt(block, only.path).some(({ value }) => value === only.is)
  ) {
    return undefined;
  }
  if ('companion' in must) {
    return missingCompanion(must, block, facts);
  }
  if ('without' in must) {
    return unwanted(must, block, facts);
  }
  const wrong = facts
    .valuesAt(block, must.path)
    .find(({ value }) => !must.be.holds(value));
  return (
    wrong && {
      path: must.path,
      environment: wrong.environment,
      mend: `${must.path} must be ${must.be.says}.`,
    }
  );
}

function missingCompanion(
  { companion, by, with: wanted = [] }: Extract<Must, { companion: string }>,
  block: BlockHandle,
  facts: Facts,
): Breach | undefined {
  const good = facts
    .referring(companion, by, block)
    .some(other =>
      wanted.every(({ path, be }) =>
        facts.valuesAt(other, path).every(({ value }) => be.holds(value)),
      ),
    );
  return good
    ? undefined
    : {
        mend: `Add a ${companion} that refers to it${wanted
          .map(({ path, be }) => `, with ${path} ${be.says}`)
          .join('')}.`,
      };
}

function unwanted(
  must: Extract<Must, { without: unknown }>,
  block: BlockHandle,
  facts: Facts,
): Breach | undefined {
  const values =
    'block' in must
      ? blocksAt(block, must.block)
          .filter(one => one[must.where.path] === must.where.is)
          .flatMap(one => facts.valuesIn(one, must.path.split('.')))
      : facts.valuesAt(block, must.path);
  const found = values.find(({ value }) =>
    Array.isArray(value)
      ? value.some(member => must.without.holds(member))
      : must.without.holds(value),
  );
  if (!found) {
    return undefined;
  }
  const path = 'block' in must ? `${must.block}.${must.path}` : must.path;
  return {
    path,
    environment: found.environment,
    mend: `${path} must not be ${must.without.says}.`,
  };
}

/** All nested blocks of one kind. */
function blocksAt(block: BlockHandle, name: string): Record<string, unknown>[] {
  return [block.argument(name)]
    .flat()
    .map(one => Object(one) as Record<string, unknown>);
}
