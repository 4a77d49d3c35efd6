import type {
  AppStackNode,
  NodeSettings,
} from 'backstage-plugin-stackgen-common';
import { sortedUnique } from '../catalog/compare';
import { isSame } from './canonicalJson';
import { effectiveValues } from './effectiveParameters';
import { ownValue } from './ownValue';

/** A node with the hand-made settings that apply to it. */
export interface ConfiguredNode {
  readonly node: AppStackNode;
  readonly settings: NodeSettings | undefined;
}

const MAX_VALUE = 60;

/**
 * What changed about the values in effect, in words:
 * `storageGb 20 → 100 in production`.
 */
export function parameterChanges(
  old: ConfiguredNode,
  now: ConfiguredNode,
): string[] {
  const environments = sortedUnique([
    ...environmentsOf(old),
    ...environmentsOf(now),
  ]);
  const all = changesIn(old, now, undefined);
  const byEnvironment = environments.map(
    name => [name, changesIn(old, now, name)] as const,
  );
  const parameters = sortedUnique([
    ...all.keys(),
    ...byEnvironment.flatMap(([, changes]) => [...changes.keys()]),
  ]);
  return parameters.flatMap(parameter => {
    const general = all.get(parameter);
    const untouched: string[] = [];
    const special: string[] = [];
    for (const [name, changes] of byEnvironment) {
      const own = changes.get(parameter);
      if (general !== undefined && own === undefined) {
        untouched.push(name);
      } else if (own !== general) {
        special.push(`${parameter} ${own} in ${name}`);
      }
    }
    const except = untouched.length > 0 ? `, not in ${list(untouched)}` : '';
    return [
      ...(general === undefined ? [] : [`${parameter} ${general}${except}`]),
      ...special,
    ];
  });
}

function environmentsOf({ node, settings }: ConfiguredNode): string[] {
  return [
    ...Object.keys(node.environments),
    ...Object.keys(settings?.environments ?? {}),
  ];
}

/** `20 → 100` by parameter. */
function changesIn(
  old: ConfiguredNode,
  now: ConfiguredNode,
  environment: string | undefined,
): Map<string, string> {
  const before = effectiveValues(old.node, old.settings, environment);
  const after = effectiveValues(now.node, now.settings, environment);
  const changes = new Map<string, string>();
  for (const name of [...Object.keys(before), ...Object.keys(after)]) {
    const from = ownValue(before, name)?.value;
    const to = ownValue(after, name)?.value;
    if (!isSame(from, to)) {
      changes.set(name, `${inWords(from)} → ${inWords(to)}`);
    }
  }
  return changes;
}

function inWords(value: unknown): string {
  if (value === undefined) {
    return 'default';
  }
  const text =
    typeof value === 'string' && /^[^\s"]+$/.test(value)
      ? value
      : JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE - 1)}…` : text;
}

function list(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
