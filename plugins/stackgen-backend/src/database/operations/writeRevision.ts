import type { Generation } from 'backstage-plugin-stackgen-common';
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { NewRevision } from '../../appstacks/StoredAppStack';
import { chunks } from '../chunks';
import type { FileContentRow, RevisionFileRow, RevisionRow } from '../tables';
import { replaceEntities } from './replaceEntities';
import { ROWS_PER_STATEMENT } from './rowsPerStatement';

/** Writes a revision with all that belongs to it; call it in a transaction. */
export async function writeRevision(options: {
  knex: Knex.Transaction;
  appStackId: string;
  revision: number;
  content: NewRevision;
}): Promise<void> {
  const { knex, appStackId, revision, content } = options;
  const { generation } = content;

  await knex<RevisionRow>('revisions').insert({
    appstack_id: appStackId,
    revision,
    mode: content.mode,
    restored_from: null,
    created_at: content.createdAt,
    created_by: content.createdBy,
    fingerprint: generation.fingerprint,
    ...content.counts,
    region: generation.appStack.region,
    mapping: generation.appStack.mapping,
    entity_refs: JSON.stringify(generation.appStack.entityRefs),
    resource_count: generation.resources.length,
    skipped_count: generation.skipped.length,
    appstack: JSON.stringify(generation.appStack),
    outcome: JSON.stringify({
      ...outcomeOf(generation),
      sources: content.sources,
    }),
  });
  await writeFiles({ knex, appStackId, revision, files: generation.files });
  await replaceEntities({ knex, appStackId, appStack: generation.appStack });
}

function outcomeOf(generation: Generation) {
  const { included, noInfrastructure, skipped, problems, resources } =
    generation;
  return { included, noInfrastructure, skipped, problems, resources };
}

async function writeFiles(options: {
  knex: Knex.Transaction;
  appStackId: string;
  revision: number;
  files: Generation['files'];
}): Promise<void> {
  const { knex, appStackId, revision, files } = options;
  const contents = new Map<string, string>();
  const rows: RevisionFileRow[] = [];
  for (const [position, file] of files.entries()) {
    const hash = createHash('sha256').update(file.content).digest('hex');
    contents.set(hash, file.content);
    rows.push({
      appstack_id: appStackId,
      revision,
      position,
      path: file.path,
      hash,
      entity_ref: file.entityRef ?? null,
    });
  }
  // In one order everywhere, else two writers could wait for each other.
  const sorted = [...contents]
    .map(([hash, content]) => ({ hash, content }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  for (const part of chunks(sorted, ROWS_PER_STATEMENT)) {
    await knex<FileContentRow>('file_contents')
      .insert(part)
      .onConflict('hash')
      .ignore();
  }
  for (const part of chunks(rows, ROWS_PER_STATEMENT)) {
    await knex<RevisionFileRow>('revision_files').insert(part);
  }
}
