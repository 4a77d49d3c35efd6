import { storedMappingSchema } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { createDatabase, databases } from '../../__testUtils__/databases';
import { getMapping } from './getMapping';
import { insertMapping } from './insertMapping';
import { listMappings } from './listMappings';

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('mappings on %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await createDatabase(databaseId);
  });

  function save(name: string, expectedRevision: number, title: string) {
    return insertMapping({
      knex,
      mapping: { name, title, rules: [] },
      expectedRevision,
      createdAt: new Date('2026-10-01T10:00:00Z'),
      createdBy: 'user:default/jane',
    });
  }

  it('are there in their newest state only', async () => {
    await save('a', 0, 'first');
    await save('a', 1, 'second');
    await save('b', 0, 'other');

    const a = {
      mapping: { name: 'a', title: 'second', rules: [] },
      revision: 2,
      updatedBy: 'user:default/jane',
      updatedAt: '2026-10-01T10:00:00.000Z',
    };
    expect(await getMapping({ knex, name: 'a' })).toEqual(a);
    const all = await listMappings({ knex });
    expect(all).toHaveLength(2);
    expect(all).toContainEqual(a);
    all.forEach(mapping => storedMappingSchema.parse(mapping));
    expect(await getMapping({ knex, name: 'c' })).toBeUndefined();
  });

  it('let one of several writers succeed', async () => {
    await save('a', 0, 'first');
    const results = await Promise.allSettled([
      save('a', 1, 'x'),
      save('a', 1, 'y'),
      save('a', 0, 'z'),
      save('a', 7, 'future'),
    ]);
    const failures = results.flatMap(result =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    expect(failures).toHaveLength(3);
    for (const failure of failures) {
      expect(failure.name).toBe('ConflictError');
    }
    expect((await getMapping({ knex, name: 'a' }))?.revision).toBe(2);
  });
});
