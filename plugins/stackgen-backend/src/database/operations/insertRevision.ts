import type { Knex } from 'knex';
import type { NewRevision } from '../../appstacks/StoredAppStack';
import { writeNextRevision } from './writeNextRevision';
import { writeRevision } from './writeRevision';

/** Stores the revision after `expectedRevision`; a conflict if there is one. */
export async function insertRevision(options: {
  knex: Knex;
  appStackId: string;
  expectedRevision: number;
  content: NewRevision;
}): Promise<void> {
  const { appStackId, content } = options;
  await writeNextRevision({
    ...options,
    appStackName: content.generation.appStack.name,
    write: (knex, revision) =>
      writeRevision({ knex, appStackId, revision, content }),
  });
}
