import type { Generation, Problem } from 'backstage-plugin-stackgen-common';
import { InvalidInputError } from '../problems/InvalidInputError';

/** Throws an error that says why a generation made nothing, if it did. */
export function requireResources(generation: Generation): void {
  if (generation.resources.length > 0) {
    return;
  }
  const errors = generation.problems.filter(
    ({ severity }) => severity === 'error',
  );
  const skipped = generation.skipped.map(
    ({ entityRef, reason, mend }): Problem => ({
      severity: 'error',
      code: 'skipped-entity',
      where: entityRef,
      message: reason,
      mend,
      entityRef,
    }),
  );
  const without = generation.noInfrastructure.map(
    ({ entityRef, reason, rule }): Problem => ({
      severity: 'info',
      code: 'no-infrastructure',
      where: entityRef,
      message: `Rule ${rule}: ${reason}`,
      entityRef,
    }),
  );
  throw new InvalidInputError(
    'There is nothing to make: no entity of the selection becomes infrastructure.',
    [...errors, ...skipped, ...without],
  );
}
