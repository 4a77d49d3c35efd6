// @ts-check

/**
 * A revision may bring back an older one; then it says which.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('revisions', table => {
    table
      .integer('restored_from')
      .nullable()
      .comment('Number of the revision that it brought back');
  });
};

/**
 * A release without this column does not know the mode `restore`. What comes
 * nearest is `overwrite`: it replaces everything, too.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('revisions')
    .where({ mode: 'restore' })
    .update({ mode: 'overwrite' });
  // Knex would drop the whole table on SQLite and make it anew, and with it go
  // the rows that refer to it.
  await knex.raw('alter table ?? drop column ??', [
    'revisions',
    'restored_from',
  ]);
};
