import {
  appStackDetailSchema,
  type Generation,
} from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import type { NewRevision } from '../../appstacks/StoredAppStack';
import { createDatabase, databases } from '../../__testUtils__/databases';
import { exampleGeneration } from '../../__testUtils__/exampleGeneration';
import { getAppStack } from './getAppStack';
import { getFiles } from './getFiles';
import { haveSameContent } from './haveSameContent';
import { insertAppStack } from './insertAppStack';
import { insertRestoredRevision } from './insertRestoredRevision';
import { insertRevision } from './insertRevision';
import { listAppStackEntities } from './listAppStackEntities';
import { listAppStacks } from './listAppStacks';
import { listRevisions } from './listRevisions';

jest.setTimeout(60_000);

const ID = '11111111-1111-4111-8111-111111111111';
const OTHER_ID = '22222222-2222-4222-8222-222222222222';

function revision(
  generation: Generation,
  changes: Partial<NewRevision> = {},
): NewRevision {
  return {
    mode: 'create',
    createdAt: new Date('2026-10-01T10:00:00.123Z'),
    createdBy: 'user:default/jane',
    counts: { added: 1, changed: 2, removed: 3 },
    generation,
    ...changes,
  };
}

function named(name: string): Generation {
  const { appStack } = exampleGeneration();
  return exampleGeneration({ appStack: { ...appStack, name } });
}

async function countRows(knex: Knex, table: string): Promise<number> {
  const row = await knex(table).count({ count: '*' }).first();
  return Number(row?.count);
}

describe.each(databases.eachSupportedId())('appStacks on %p', databaseId => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await createDatabase(databaseId);
    await insertAppStack({
      knex,
      id: ID,
      content: revision(exampleGeneration()),
    });
  });

  it('come back as they were written', async () => {
    const generation = exampleGeneration();
    const stored = await getAppStack({ knex, id: ID });
    expect(stored).toEqual({
      summary: {
        id: ID,
        name: 'shop-aws',
        cloud: 'aws',
        region: 'eu-central-1',
        mapping: 'default',
        entityRefs: ['system:default/shop'],
        revision: {
          revision: 1,
          mode: 'create',
          createdAt: '2026-10-01T10:00:00.123Z',
          createdBy: 'user:default/jane',
          fingerprint: 'f1',
          counts: { added: 1, changed: 2, removed: 3 },
        },
        resourceCount: 1,
        skippedCount: 1,
        createdAt: '2026-10-01T10:00:00.123Z',
        createdBy: 'user:default/jane',
      },
      appStack: generation.appStack,
      outcome: {
        included: generation.included,
        noInfrastructure: [],
        skipped: generation.skipped,
        problems: [],
        resources: generation.resources,
      },
    });
    appStackDetailSchema.parse({
      ...stored?.summary,
      appStack: stored?.appStack,
      ...stored?.outcome,
    });
    expect(await getFiles({ knex, appStackId: ID, revision: 1 })).toEqual(
      generation.files,
    );
    expect(await getAppStack({ knex, id: OTHER_ID })).toBeUndefined();
  });

  it('remember what they were generated from, where that is known', async () => {
    const sources = {
      entities: { 'system:default/shop': 'a' },
      mapping: 'b',
      standards: 'c',
      engine: '1.0.0',
    };
    await insertAppStack({
      knex,
      id: OTHER_ID,
      content: revision(named('other'), { sources }),
    });
    const stored = await getAppStack({ knex, id: OTHER_ID });
    expect(stored?.sources).toEqual(sources);
    expect(stored?.outcome).not.toHaveProperty('sources');
  });

  it('keep every revision, and each content once', async () => {
    expect(await countRows(knex, 'file_contents')).toBe(2);
    const next = exampleGeneration({ fingerprint: 'f2' });
    next.files = [...next.files.slice(0, 2), { path: 'new.tf', content: 'x' }];
    await insertRevision({
      knex,
      appStackId: ID,
      expectedRevision: 1,
      content: revision(next, {
        mode: 'merge',
        createdAt: new Date('2026-10-02T00:00:00Z'),
        createdBy: 'user:default/joe',
      }),
    });

    expect(await countRows(knex, 'file_contents')).toBe(3);
    expect(await getFiles({ knex, appStackId: ID, revision: 2 })).toEqual(
      next.files,
    );
    expect(await getFiles({ knex, appStackId: ID, revision: 1 })).toEqual(
      exampleGeneration().files,
    );
    const revisions = await listRevisions({ knex, appStackId: ID });
    expect(revisions).toMatchObject([
      { revision: 2, mode: 'merge', fingerprint: 'f2' },
      { revision: 1, mode: 'create', fingerprint: 'f1' },
    ]);
    expect(await getAppStack({ knex, id: ID })).toMatchObject({
      summary: {
        createdBy: 'user:default/jane',
        revision: { revision: 2, createdBy: 'user:default/joe' },
      },
    });
  });

  it('let one of several writers succeed and leave nothing of the others', async () => {
    const write = (fingerprint: string) =>
      insertRevision({
        knex,
        appStackId: ID,
        expectedRevision: 1,
        content: revision(
          exampleGeneration({
            fingerprint,
            files: [{ path: 'a.tf', content: fingerprint }],
          }),
        ),
      });
    const results = await Promise.allSettled(['x', 'y', 'z'].map(write));

    const failures = results.flatMap(result =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    expect(failures).toHaveLength(2);
    for (const failure of failures) {
      expect(failure.name).toBe('ConflictError');
      expect(failure.message).toMatch(
        /"shop-aws" was changed after revision 1/,
      );
    }
    expect(await listRevisions({ knex, appStackId: ID })).toHaveLength(2);
    expect(await countRows(knex, 'file_contents')).toBe(3);
    await expect(write('late')).rejects.toThrow(/changed after revision 1/);
  });

  it('are brought back from a revision byte for byte', async () => {
    const next = exampleGeneration({
      fingerprint: 'f2',
      files: [{ path: 'new.tf', content: 'x' }],
    });
    next.appStack.region = 'eu-west-1';
    next.appStack.nodes = [];
    await insertRevision({
      knex,
      appStackId: ID,
      expectedRevision: 1,
      content: revision(next, { mode: 'overwrite' }),
    });
    const haveSame = (...revisions: [number, number]) =>
      haveSameContent({ knex, appStackId: ID, revisions });
    const rowsOf = (table: string, number: number) =>
      knex(table)
        .where({ appstack_id: ID, revision: number })
        .orderBy(table === 'revisions' ? 'revision' : 'position');
    const history = [
      ...(await rowsOf('revisions', 1)),
      ...(await rowsOf('revisions', 2)),
    ];
    const restore = (expectedRevision: number) =>
      insertRestoredRevision({
        knex,
        appStackId: ID,
        appStackName: 'shop-aws',
        expectedRevision,
        restoredFrom: 1,
        createdAt: new Date('2026-10-03T00:00:00Z'),
        createdBy: 'user:default/joe',
        counts: { added: 4, changed: 5, removed: 6 },
      });
    await restore(2);

    const [first] = history;
    expect(await rowsOf('revisions', 3)).toEqual([
      {
        ...first,
        revision: 3,
        mode: 'restore',
        restored_from: 1,
        created_at: expect.anything(),
        created_by: 'user:default/joe',
        added: 4,
        changed: 5,
        removed: 6,
      },
    ]);
    expect(await rowsOf('revision_files', 3)).toEqual(
      (await rowsOf('revision_files', 1)).map(row => ({ ...row, revision: 3 })),
    );
    expect([
      ...(await rowsOf('revisions', 1)),
      ...(await rowsOf('revisions', 2)),
    ]).toEqual(history);
    expect(await countRows(knex, 'file_contents')).toBe(3);
    expect([await haveSame(1, 2), await haveSame(1, 3)]).toEqual([false, true]);

    const { appStack } = exampleGeneration();
    expect(await getAppStack({ knex, id: ID })).toMatchObject({
      summary: {
        region: 'eu-central-1',
        revision: {
          revision: 3,
          mode: 'restore',
          restoredFrom: 1,
          createdAt: '2026-10-03T00:00:00.000Z',
        },
      },
      appStack,
    });
    expect(await getFiles({ knex, appStackId: ID, revision: 3 })).toEqual(
      exampleGeneration().files,
    );
    expect(
      await listAppStacks({ knex, entityRef: 'resource:default/orders-db' }),
    ).toHaveLength(1);

    const late = await Promise.allSettled([restore(2), restore(3), restore(3)]);
    expect(late.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(late[0]).toMatchObject({ reason: { name: 'ConflictError' } });
    const revisions = await listRevisions({ knex, appStackId: ID });
    expect(revisions.map(({ restoredFrom }) => restoredFrom)).toEqual([
      1,
      1,
      undefined,
      undefined,
    ]);
  });

  it('have a name of their own', async () => {
    await expect(
      insertAppStack({
        knex,
        id: OTHER_ID,
        content: revision(exampleGeneration()),
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('"shop-aws" already'),
    });
    expect(await countRows(knex, 'revisions')).toBe(1);
  });

  it('are found by the entities of their newest revision', async () => {
    const other = named('other');
    other.appStack.entityRefs = ['system:default/other'];
    await insertAppStack({
      knex,
      id: OTHER_ID,
      content: revision(other, { createdAt: new Date('2026-10-03T00:00:00Z') }),
    });
    const ids = async (entityRef?: string) =>
      (await listAppStacks({ knex, entityRef })).map(({ id }) => id);

    expect(await ids()).toEqual([OTHER_ID, ID]);
    expect(await ids('resource:default/orders-db')).toEqual([OTHER_ID, ID]);
    expect(await ids('system:default/shop')).toEqual([ID]);
    expect(await ids("x' or '1'='1")).toEqual([]);
    expect(
      await listAppStackEntities({ knex, appStackIds: [ID, OTHER_ID] }),
    ).toEqual(
      new Map([
        [ID, expect.arrayContaining(['system:default/shop'])],
        [OTHER_ID, expect.arrayContaining(['system:default/other'])],
      ]),
    );

    const emptied = named('other');
    emptied.appStack.nodes = [];
    await insertRevision({
      knex,
      appStackId: OTHER_ID,
      expectedRevision: 1,
      content: revision(emptied),
    });
    expect(await ids('resource:default/orders-db')).toEqual([ID]);
  });

  it('are found by the mapping of their newest revision', async () => {
    const ids = async (mapping: string) =>
      (await listAppStacks({ knex, mapping })).map(({ id }) => id);
    expect(await ids('default')).toEqual([ID]);
    expect(await ids('own')).toEqual([]);
    const moved = named('shop-aws');
    moved.appStack.mapping = 'own';
    await insertRevision({
      knex,
      appStackId: ID,
      expectedRevision: 1,
      content: revision(moved),
    });
    expect(await ids('default')).toEqual([]);
    expect(await ids('own')).toEqual([ID]);
  });

  it('may be very large', async () => {
    const large = named('large');
    large.files = Array.from({ length: 1500 }, (_, index) => ({
      path: `file-${index}.tf`,
      content: `# ${index}\n`,
    }));
    large.appStack.nodes = Array.from({ length: 1500 }, (_, index) => ({
      ...large.appStack.nodes[0],
      entityRef: `component:default/c-${index}`,
    }));
    await insertAppStack({ knex, id: OTHER_ID, content: revision(large) });
    expect(await getFiles({ knex, appStackId: OTHER_ID, revision: 1 })).toEqual(
      large.files,
    );
    expect(
      await listAppStacks({ knex, entityRef: 'component:default/c-1499' }),
    ).toHaveLength(1);
  });
});
