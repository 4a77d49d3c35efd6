import type {
  AppStackDetail,
  RestoreRequest,
} from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { haveSameContent } from '../database/operations/haveSameContent';
import { insertRestoredRevision } from '../database/operations/insertRestoredRevision';
import { InvalidInputError } from '../problems/InvalidInputError';
import type { Caller } from '../router/Caller';
import type { AppStackReader } from './AppStackReader';
import { countChanges } from './countChanges';
import { requireNewest } from './requireNewest';

interface Options {
  knex: Knex;
  reader: AppStackReader;
}

/**
 * Brings an older revision back as the newest one. History stays as it is, and
 * nothing is generated: what comes back is what was stored, with what it was
 * generated from.
 */
export class RevisionRestorer {
  readonly #options: Options;

  static create(options: Options): RevisionRestorer {
    return new RevisionRestorer(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  async restore(options: {
    id: string;
    request: RestoreRequest;
    caller: Caller;
  }): Promise<AppStackDetail> {
    const { id, request, caller } = options;
    const { revision, expectedRevision } = request;
    const { knex, reader } = this.#options;
    const stored = await reader.get({ id, caller });
    requireNewest(stored, expectedRevision);
    // Also refuses a revision that is not there or not for the caller's eyes.
    const difference = await reader.getDifference({
      id,
      from: expectedRevision,
      to: revision,
      caller,
    });
    const revisions = [expectedRevision, revision] as const;
    if (await haveSameContent({ knex, appStackId: id, revisions })) {
      throw new InvalidInputError('There is nothing to restore.', [
        {
          severity: 'error',
          code: 'same-revision',
          where: 'revision',
          message:
            revision === expectedRevision
              ? `Revision ${revision} is the newest one.`
              : `The newest revision, ${expectedRevision}, holds the same as revision ${revision}.`,
          mend: 'Name an older revision that differs from the newest one.',
        },
      ]);
    }
    await insertRestoredRevision({
      knex,
      appStackId: id,
      appStackName: stored.summary.name,
      expectedRevision,
      restoredFrom: revision,
      createdAt: new Date(),
      createdBy: caller.ref,
      counts: countChanges(difference),
    });
    return reader.getDetail({ id, caller });
  }
}
