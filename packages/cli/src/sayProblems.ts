import type { Problem, SkippedEntity } from 'backstage-plugin-stackgen-common';
import type { Terminal } from './Terminal';

/** Tells people what is wrong, where, and how to mend it. */
export function sayProblems(
  problems: readonly Problem[],
  terminal: Terminal,
): void {
  for (const { severity, where, message, mend } of problems) {
    terminal.say(
      `${severity}: ${where}: ${message}${mend ? `\n  ${mend}` : ''}`,
    );
  }
}

/** Tells people what was left out, why, and how to get it in. */
export function saySkipped(
  skipped: readonly SkippedEntity[],
  terminal: Terminal,
): void {
  for (const { entityRef, reason, mend } of skipped) {
    terminal.say(
      `skipped: ${entityRef}: ${reason}\n  ${mend.split('\n').join('\n  ')}`,
    );
  }
}
