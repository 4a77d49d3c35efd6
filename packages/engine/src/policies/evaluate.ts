import type { Standards } from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import type { BlockHandle } from '../terraform';
import type { Expectation, Policy } from './Policy';
import { POLICIES } from './index';
import { readArguments, valuesAt } from './resolve';

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

interface Facts {
  readonly stack: BuiltStack;
  readonly byType: ReadonlyMap<string, readonly BlockHandle[]>;
}

const byType = new Map<string, Policy[]>();
for (const policy of POLICIES) {
  byType.set(policy.type, [...(byType.get(policy.type) ?? []), policy]);
}

/** Holds every resource against the built-in rules that are about its type. */
export function evaluatePolicies(
  stack: BuiltStack,
  { policies }: Standards,
): Violation[] {
  const blocks = stack.document
    .blocks()
    .filter(({ kind }) => kind === 'resource');
  const facts = { stack, byType: groupByType(blocks) };
  return blocks.flatMap(block =>
    (byType.get(block.type) ?? []).flatMap(policy => {
      const severity = policies.rules[policy.id] ?? policy.severity;
      return severity === 'off'
        ? []
        : violationsOf(policy, block, facts).map(found => ({
            rule: policy.id,
            severity,
            block,
            references: policy.references,
            ...found,
          }));
    }),
  );
}

function violationsOf(
  policy: Policy,
  block: BlockHandle,
  { stack, byType: others }: Facts,
): { path?: string; message: string; mend: string }[] {
  const { must, only } = policy;
  const at = (one: BlockHandle, path: string) => {
    const [first] = path.split('.', 1);
    return valuesAt(readArguments(one, new Set([first])), path, stack.values);
  };
  if (only && !at(block, only.path).some(({ value }) => value === only.is)) {
    return [];
  }
  const wrong = (one: BlockHandle, path: string, expected: Expectation) =>
    at(one, path).filter(({ value }) => !expected.holds(value));
  const title = `${policy.title}: ${policy.rationale}`;
  if ('companion' in must) {
    const companions = (others.get(must.companion) ?? []).filter(other =>
      at(other, must.by).some(({ value }) => refersTo(value, block)),
    );
    const good = companions.some(other =>
      (must.with ?? []).every(
        ({ path, be }) => wrong(other, path, be).length === 0,
      ),
    );
    return good
      ? []
      : [
          {
            message: title,
            mend: `Add a ${must.companion} that refers to it${(must.with ?? [])
              .map(({ path, be }) => `, with ${path} ${be.says}`)
              .join('')}.`,
          },
        ];
  }
  if ('without' in must) {
    const inside =
      'block' in must ? [must.block, must.path].join('.') : must.path;
    const values =
      'block' in must
        ? blocksAt(block, must.block)
            .filter(one => one[must.where.path] === must.where.is)
            .flatMap(one => valuesAt(one, must.path, stack.values))
        : at(block, must.path);
    const found = values
      .flatMap(({ value, environment }) =>
        (Array.isArray(value) ? value : [value]).map(member => ({
          value: member,
          environment,
        })),
      )
      .find(({ value }) => must.without.holds(value));
    return found
      ? [
          {
            path: inside,
            message: `${title}${inWhich(found.environment)}`,
            mend: `${inside} must not be ${must.without.says}.`,
          },
        ]
      : [];
  }
  const [first] = wrong(block, must.path, must.be);
  return first
    ? [
        {
          path: must.path,
          message: `${title}${inWhich(first.environment)}`,
          mend: `${must.path} must be ${must.be.says}.`,
        },
      ]
    : [];
}

/** All nested blocks of one kind. */
function blocksAt(block: BlockHandle, name: string): Record<string, unknown>[] {
  const { [name]: found } = readArguments(block, new Set([name]));
  return (Array.isArray(found) ? found : [found]).map(
    one => Object(one) as Record<string, unknown>,
  );
}

function inWhich(environment: string | undefined): string {
  return environment === undefined ? '' : ` (in ${environment})`;
}

function refersTo(value: unknown, { address }: BlockHandle): boolean {
  return (
    typeof value === 'string' &&
    (value.includes(`{${address}.`) || value.includes(`{${address}[`))
  );
}

function groupByType(
  blocks: readonly BlockHandle[],
): ReadonlyMap<string, readonly BlockHandle[]> {
  const groups = new Map<string, BlockHandle[]>();
  for (const block of blocks) {
    groups.set(block.type, [...(groups.get(block.type) ?? []), block]);
  }
  return groups;
}
