// @ts-check

/**
 * An appStack is one row in `appstacks` plus one in `revisions` for every state
 * it ever had. Revisions are never changed. Files are stored once by the hash of
 * their content, so that a revision that changes one file costs one file.
 *
 * JSON is kept as text, because SQLite has no JSON type.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('appstacks', table => {
    table.comment('The blueprint of one application on one cloud');
    table.string('id', 36).primary().comment('UUID');
    table.string('name', 63).notNullable();
    table.string('cloud', 16).notNullable();
    table
      .integer('revision')
      .notNullable()
      .comment('Number of the newest revision');
    table.dateTime('created_at').notNullable();
    table.text('created_by').notNullable().comment('Entity ref or service');
    table.unique(['name'], { indexName: 'appstacks_name_uniq' });
  });

  await knex.schema.createTable('appstack_entities', table => {
    table.comment('Entities of the newest revision of each appStack');
    table
      .string('appstack_id', 36)
      .notNullable()
      .references('id')
      .inTable('appstacks')
      .onDelete('CASCADE');
    table.text('entity_ref').notNullable();
    table.primary(['appstack_id', 'entity_ref']);
    table.index(['entity_ref'], 'appstack_entities_ref_idx');
  });

  await knex.schema.createTable('revisions', table => {
    table.comment('Every state that an appStack had; never changed');
    table
      .string('appstack_id', 36)
      .notNullable()
      .references('id')
      .inTable('appstacks')
      .onDelete('CASCADE');
    table.integer('revision').notNullable().comment('1, 2, 3…');
    table.string('mode', 16).notNullable();
    table.dateTime('created_at').notNullable();
    table.text('created_by').notNullable();
    table.text('fingerprint').notNullable();
    table.integer('added').notNullable();
    table.integer('changed').notNullable();
    table.integer('removed').notNullable();
    table.text('region').notNullable();
    table.string('mapping', 63).notNullable();
    table.text('entity_refs').notNullable().comment('JSON: what it is for');
    table.integer('resource_count').notNullable();
    table.integer('skipped_count').notNullable();
    table.text('appstack').notNullable().comment('JSON: the blueprint');
    table
      .text('outcome')
      .notNullable()
      .comment('JSON: what the engine said beside the blueprint and files');
    table.primary(['appstack_id', 'revision']);
  });

  await knex.schema.createTable('file_contents', table => {
    table.comment('Content of generated files, once each');
    table.string('hash', 64).primary().comment('SHA-256, hexadecimal');
    table.text('content').notNullable();
  });

  await knex.schema.createTable('revision_files', table => {
    table.comment('Which files a revision has');
    table.string('appstack_id', 36).notNullable();
    table.integer('revision').notNullable();
    table.integer('position').notNullable().comment('Order in lists, from 0');
    table.text('path').notNullable();
    table
      .string('hash', 64)
      .notNullable()
      .references('hash')
      .inTable('file_contents');
    table.text('entity_ref').nullable();
    table.primary(['appstack_id', 'revision', 'path']);
    table
      .foreign(['appstack_id', 'revision'], 'revision_files_revision_fk')
      .references(['appstack_id', 'revision'])
      .inTable('revisions')
      .onDelete('CASCADE');
    table.index(['hash'], 'revision_files_hash_idx');
  });

  await knex.schema.createTable('mapping_revisions', table => {
    table.comment('Every saved state of every mapping; never changed');
    table.string('name', 63).notNullable();
    table.integer('revision').notNullable().comment('1, 2, 3…');
    table.text('mapping').notNullable().comment('JSON');
    table.dateTime('created_at').notNullable();
    table.text('created_by').notNullable();
    table.primary(['name', 'revision']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('mapping_revisions');
  await knex.schema.dropTable('revision_files');
  await knex.schema.dropTable('file_contents');
  await knex.schema.dropTable('revisions');
  await knex.schema.dropTable('appstack_entities');
  await knex.schema.dropTable('appstacks');
};
