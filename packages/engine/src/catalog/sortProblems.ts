import type { Problem } from 'backstage-plugin-stackgen-common';
import { compareText } from './compare';

/** A sorted copy in which each problem stands once. */
export function sortProblems(problems: Iterable<Problem>): Problem[] {
  const byText = new Map<string, Problem>();
  for (const problem of problems) {
    const key = [
      problem.entityRef ?? '',
      problem.where,
      problem.code,
      problem.message,
    ].join('\n');
    byText.set(key, problem);
  }
  return [...byText]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, problem]) => problem);
}
