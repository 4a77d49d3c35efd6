import { ConflictError } from '@backstage/errors';

/** Somebody else wrote in the meantime. */
export class StaleRevisionError extends ConflictError {
  constructor(options: { what: string; expectedRevision: number }) {
    super(
      `${options.what} was changed after revision ${options.expectedRevision}. Look at its newest revision, then try again.`,
    );
  }
}
