import { StaleRevisionError } from '../problems/StaleRevisionError';
import type { StoredAppStack } from './StoredAppStack';

/** Throws a conflict when what was looked at is not the newest any more. */
export function requireNewest(
  { summary }: StoredAppStack,
  expectedRevision: number,
): void {
  if (summary.revision.revision !== expectedRevision) {
    throw new StaleRevisionError({
      what: `The appStack "${summary.name}"`,
      expectedRevision,
    });
  }
}
