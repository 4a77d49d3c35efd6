import { InputError } from '@backstage/errors';
import type { Problem } from 'backstage-plugin-stackgen-common';
import { listProblems } from './listProblems';

/**
 * Answers 400 and names everything that is wrong. `problems` is in the body, as
 * `error.problems`, for clients that show each one at its field.
 */
export class InvalidInputError extends InputError {
  readonly problems: Problem[];

  constructor(message: string, problems: Problem[]) {
    super(`${message} ${listProblems(problems)}`);
    this.problems = problems;
  }
}
