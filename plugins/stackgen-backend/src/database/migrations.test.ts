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
});
