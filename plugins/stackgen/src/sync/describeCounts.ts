import type { Texts } from '../translation';
import { CHANGE_SIGNS } from './arrangeDifference';

const COUNTED = ['replaced', 'added', 'changed', 'removed'] as const;

/** `⟳ 1 replaced · + 3 added`, the gravest first; empty when there is nothing. */
export function describeCounts(
  counts: Partial<Record<(typeof COUNTED)[number], number>>,
  t: Texts,
): string {
  return COUNTED.flatMap(change => {
    const count = counts[change] ?? 0;
    return count > 0
      ? [`${CHANGE_SIGNS[change]} ${t(`sync.${change}` as const, { count })}`]
      : [];
  }).join(' · ');
}
