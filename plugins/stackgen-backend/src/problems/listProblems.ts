import type { Problem } from 'backstage-plugin-stackgen-common';

const MOST = 20;

/** All problems in one line for people; of very many the first ones. */
export function listProblems(problems: Problem[]): string {
  const lines = problems
    .slice(0, MOST)
    .map(({ where, message, mend }) =>
      [`${where}: ${message}`, mend].filter(Boolean).join(' '),
    );
  if (problems.length > MOST) {
    lines.push(`and ${problems.length - MOST} more.`);
  }
  return lines.join(' | ');
}
