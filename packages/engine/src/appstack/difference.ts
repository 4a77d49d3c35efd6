import type {
  Conflict,
  Difference,
  GeneratedFile,
  GeneratedResource,
  Generation,
} from 'backstage-plugin-stackgen-common';
import { compareText } from '../catalog/compare';
import { addressesBefore } from './addressesBefore';
import { countLineChanges, linesOf } from './lineChanges';
import { compareNodes } from './nodeChanges';
import { ownValue } from './ownValue';

type ResourceChange = Difference['resources'][number];
type FileChange = Difference['files'][number];

/**
 * What is compared; a whole generation has it, and so has a revision.
 *
 * @public
 */
export type Comparable = Pick<
  Generation,
  'appStack' | 'resources' | 'files'
> & {
  readonly conflicts?: readonly Conflict[];
};

/**
 * Tells what going from one generation to another changes: nodes, Terraform
 * blocks (and which of them the cloud would make anew) and files.
 *
 * @param before - undefined when nothing was generated yet
 * @public
 */
export function compareGenerations(
  before: Comparable | undefined,
  after: Comparable,
): Difference {
  return {
    nodes: compareNodes(before?.appStack, after.appStack),
    resources: pairs(
      before?.resources ?? [],
      after.resources,
      resource => resource.address,
      addressesBefore(before?.resources ?? [], after.resources),
    ).flatMap(([old, now]) => resourceChange(old, now) ?? []),
    files: pairs(before?.files ?? [], after.files, file => file.path).flatMap(
      ([old, now]) => fileChange(old, now) ?? [],
    ),
    conflicts: [...(after.conflicts ?? [])],
  };
}

/**
 * Members of two lists that have the same key, in the order of the keys.
 *
 * @param keyBefore - gives the key that a member of `after` had in `before`
 */
function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (member: T) => string,
  keyBefore = keyOf,
): [T | undefined, T | undefined][] {
  const olds = new Map(before.map(member => [keyOf(member), member]));
  const nows = new Map(after.map(member => [keyBefore(member), member]));
  return [...new Set([...olds.keys(), ...nows.keys()])]
    .sort(compareText)
    .map(key => [olds.get(key), nows.get(key)]);
}

function resourceChange(
  old: GeneratedResource | undefined,
  now: GeneratedResource | undefined,
): ResourceChange | undefined {
  const either = now ?? old;
  if (!either || (old && now && old.hash === now.hash)) {
    return undefined;
  }
  const { address, type, entityRef } = either;
  const common = {
    address,
    type,
    ...(entityRef !== undefined && { entityRef }),
  };
  if (!old) {
    return { change: 'added', ...common };
  }
  if (!now) {
    return { change: 'removed', ...common };
  }
  const because = changedKeys(old.replacing, now.replacing);
  return because.length > 0
    ? { change: 'replaced', ...common, because }
    : { change: 'changed', ...common };
}

function changedKeys(
  old: GeneratedResource['replacing'],
  now: GeneratedResource['replacing'],
): string[] {
  // Revisions from before this was recorded say nothing about it.
  if (!old || !now) {
    return [];
  }
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter(name => ownValue(old, name) !== ownValue(now, name))
    .sort(compareText);
}

function fileChange(
  old: GeneratedFile | undefined,
  now: GeneratedFile | undefined,
): FileChange | undefined {
  if (old && now) {
    return old.content === now.content
      ? undefined
      : {
          change: 'changed',
          path: now.path,
          ...countLineChanges(old.content, now.content),
        };
  }
  if (now) {
    return {
      change: 'added',
      path: now.path,
      addedLines: linesOf(now.content).length,
      removedLines: 0,
    };
  }
  return (
    old && {
      change: 'removed',
      path: old.path,
      addedLines: 0,
      removedLines: linesOf(old.content).length,
    }
  );
}
