import type { Knex } from 'knex';
import type { RevisionFileRow, RevisionRow } from '../tables';

/** Whether two revisions of an appStack are alike, byte for byte. */
export async function haveSameContent(options: {
  knex: Knex;
  appStackId: string;
  revisions: readonly [number, number];
}): Promise<boolean> {
  const { revisions } = options;
  const [a, b] = await Promise.all(
    revisions.map(revision => contentOf({ ...options, revision })),
  );
  return a === b;
}

async function contentOf(options: {
  knex: Knex;
  appStackId: string;
  revision: number;
}): Promise<string> {
  const { knex, appStackId, revision } = options;
  const place = { appstack_id: appStackId, revision };
  const row = await knex<RevisionRow>('revisions')
    .where(place)
    .first('fingerprint', 'appstack', 'outcome');
  const files = await knex<RevisionFileRow>('revision_files')
    .where(place)
    .select('path', 'hash', 'entity_ref')
    .orderBy('position');
  return JSON.stringify([row, files]);
}
