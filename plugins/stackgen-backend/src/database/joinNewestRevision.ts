import type { Knex } from 'knex';

/** Every appStack with its newest revision. */
export function joinNewestRevision(knex: Knex) {
  return knex('appstacks').join('revisions', join =>
    join
      .on('revisions.appstack_id', 'appstacks.id')
      .andOn('revisions.revision', 'appstacks.revision'),
  );
}
