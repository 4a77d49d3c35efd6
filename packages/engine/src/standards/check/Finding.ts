import type { Problem } from 'backstage-plugin-stackgen-common';

/** What is wrong with a standards profile, and where in it. */
export interface Finding {
  readonly severity: Problem['severity'];
  /** Keys and positions from the profile's top: `['environments', 0, 'name']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly mend?: string;
}

/** An error with a way to mend it. */
export function mistake(
  path: Finding['path'],
  message: string,
  mend: string,
): Finding {
  return { severity: 'error', path, message, mend };
}

/** The same, but what is written can be used. */
export function doubt(
  path: Finding['path'],
  message: string,
  mend: string,
): Finding {
  return { severity: 'warning', path, message, mend };
}
