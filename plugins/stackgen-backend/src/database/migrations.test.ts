import type { Knex } from 'knex';
import { databases } from '../__testUtils__/databases';
import { migrationsDirectory } from './openDatabase';

jest.setTimeout(60_000);

async function tableNames(knex: Knex): Promise<string[]> {
  const rows: { name: string }[] = knex.client.config.client.includes('pg')
    ? await knex('information_schema.tables')
        .select({ name: 'table_name' })
        .where({ table_schema: 'public' })
    : await knex('sqlite_master').select('name').where({ type: 'table' });
  return rows
    .map(({ name }) => name)
    .filter(name => !name.startsWith('knex_') && !name.startsWith('sqlite_'))
    .sort();
}

/** A row with these values; what else it must have is empty or 0. */
async function insertRow(
  knex: Knex,
  table: string,
  values: Record<string, unknown>,
): Promise<void> {
  const columns = await knex(table).columnInfo();
  await knex(table).insert(
    Object.fromEntries(
      Object.entries(columns).map(([name, { type, nullable }]) => {
        if (name in values) {
          return [name, values[name]];
        }
        return [name, nullable ? null : emptyValue(type)];
      }),
    ),
  );
}

function emptyValue(type: string): unknown {
  if (/time/.test(type)) {
    return new Date(0);
  }
  return /int/.test(type) ? 0 : '';
}

const restoredFrom = '20261128000000_restored_from.js';

describe('the migrations', () => {
  it.each(databases.eachSupportedId())(
    'lead up, down again and up once more on %p',
    async id => {
      const knex = await databases.init(id);
      const directory = migrationsDirectory;
      const [, pending] = await knex.migrate.list({ directory });
      expect(pending).not.toHaveLength(0);

      for (const _ of pending) {
        const before = await tableNames(knex);
        await knex.migrate.up({ directory });
        const after = await tableNames(knex);
        await knex.migrate.down({ directory });
        expect(await tableNames(knex)).toEqual(before);
        await knex.migrate.up({ directory });
        expect(await tableNames(knex)).toEqual(after);
      }
      expect(await tableNames(knex)).toEqual([
        'appstack_entities',
        'appstacks',
        'file_contents',
        'mapping_revisions',
        'revision_files',
        'revisions',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'keep what is stored when the one of restored revisions is taken back on %p',
    async id => {
      const knex = await databases.init(id);
      const directory = migrationsDirectory;
      await knex.migrate.latest({ directory });
      const stored = { appstack_id: 'a', revision: 1, path: 'a.tf' };
      await insertRow(knex, 'appstacks', { id: 'a', revision: 2 });
      await insertRow(knex, 'revisions', { ...stored, mode: 'create' });
      await insertRow(knex, 'revisions', {
        ...stored,
        revision: 2,
        mode: 'restore',
        restored_from: 1,
      });
      await insertRow(knex, 'file_contents', { hash: 'h' });
      await insertRow(knex, 'revision_files', { ...stored, hash: 'h' });

      await knex.migrate.down({ directory, name: restoredFrom });
      expect(await knex.schema.hasColumn('revisions', 'restored_from')).toBe(
        false,
      );
      await knex.migrate.up({ directory, name: restoredFrom });
      expect(
        await knex('revisions')
          .select('revision', 'mode', 'restored_from')
          .orderBy('revision'),
      ).toEqual([
        { revision: 1, mode: 'create', restored_from: null },
        { revision: 2, mode: 'overwrite', restored_from: null },
      ]);
      expect(await knex('revision_files').select('path', 'hash')).toEqual([
        { path: 'a.tf', hash: 'h' },
      ]);
    },
  );
});
