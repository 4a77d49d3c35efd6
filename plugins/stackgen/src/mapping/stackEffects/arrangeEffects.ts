import type {
  AppStackSummary,
  MappingEffect,
} from 'backstage-plugin-stackgen-common';
import { countChanges } from '../../sync/arrangeDifference';
import type { StackEffect } from './useStackEffects';

interface ArrangedEffects {
  /** The gravest first. */
  changing: { stack: AppStackSummary; effect: MappingEffect }[];
  same: AppStackSummary[];
  failed: { stack: AppStackSummary; error: Error }[];
  /** Nobody looked at these so far. */
  unseen: AppStackSummary[];
}

/** The appStacks by what is known of each. */
export function arrangeEffects(
  stacks: AppStackSummary[],
  effects: ReadonlyMap<string, StackEffect>,
): ArrangedEffects {
  const arranged: ArrangedEffects = {
    changing: [],
    same: [],
    failed: [],
    unseen: [],
  };
  for (const stack of stacks) {
    const found = effects.get(stack.id);
    if (!found) {
      arranged.unseen.push(stack);
    } else if (found.is === 'failed') {
      arranged.failed.push({ stack, error: found.error });
    } else if (changesNothing(found.effect)) {
      arranged.same.push(stack);
    } else {
      arranged.changing.push({ stack, effect: found.effect });
    }
  }
  arranged.changing.sort((a, b) => gravityOf(b.effect) - gravityOf(a.effect));
  return arranged;
}

function changesNothing(effect: MappingEffect): boolean {
  const { revision: _, files, ...lists } = effect;
  return files === 0 && Object.values(lists).every(list => list.length === 0);
}

function gravityOf({ resources }: MappingEffect): number {
  const { replaced, removed } = countChanges(resources);
  return replaced > 0 || removed > 0 ? 1 : 0;
}
