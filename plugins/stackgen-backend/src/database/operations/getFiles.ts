import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';

interface Row {
  path: string;
  content: string;
  entity_ref: string | null;
}

/** The files of one revision, as the engine made them. */
export async function getFiles(options: {
  knex: Knex;
  appStackId: string;
  revision: number;
}): Promise<GeneratedFile[]> {
  const { knex, appStackId, revision } = options;
  const rows = await knex('revision_files')
    .join('file_contents', 'file_contents.hash', 'revision_files.hash')
    .select<Row[]>('path', 'content', 'entity_ref')
    .where({ appstack_id: appStackId, revision })
    .orderBy('position');
  return rows.map(row => ({
    path: row.path,
    content: row.content,
    ...(row.entity_ref !== null && { entityRef: row.entity_ref }),
  }));
}
