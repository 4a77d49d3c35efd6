import type { Problem } from 'backstage-plugin-stackgen-common';

/** What somebody should look at: errors first, then warnings, but no notes. */
export function pressingProblems(problems: readonly Problem[]): Problem[] {
  const of = (severity: Problem['severity']) =>
    problems.filter(problem => problem.severity === severity);
  return [...of('error'), ...of('warning')];
}
