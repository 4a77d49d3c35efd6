import type { Standards } from 'backstage-plugin-stackgen-common';

/** The CI system of the standards, and what it does beside. */
export interface Ci {
  readonly system: Extract<Standards['ci'], string>;
  readonly drift: boolean;
}

/** What the standards say of CI, in its long form. */
export function ciOf({ ci }: Standards): Ci {
  return typeof ci === 'string' ? { system: ci, drift: false } : ci;
}
