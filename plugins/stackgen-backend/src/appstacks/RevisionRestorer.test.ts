import { defaultMapping } from 'stackgen-engine';
import { catalogEntity, shopCatalog } from '../__testUtils__/shopCatalog';
import { startPlugin } from '../__testUtils__/startPlugin';

jest.setTimeout(120_000);

const SHOP = 'system:default/shop';
const SESSIONS = 'resource:default/sessions';
const ABSENT = '99999999-9999-4999-8999-999999999999';

describe('restoring a revision', () => {
  let plugin: Awaited<ReturnType<typeof startPlugin>>;
  let id: string;

  const removeFromCatalog = (name: string) => {
    plugin.state.entities = plugin.state.entities.filter(
      ({ metadata }) => metadata.name !== name,
    );
  };
  const sync = (body: object) =>
    plugin.ok('syncAppStack', `/appstacks/${id}/sync`, body);
  const restore = (revision: number, expectedRevision: number) =>
    plugin.ok('restoreAppStack', `/appstacks/${id}/restore`, {
      revision,
      expectedRevision,
    });
  const send = (body: object, stackId = id) =>
    plugin.send('post', `/v1/appstacks/${stackId}/restore`).send(body);
  const filesOf = async (revision: number) =>
    (await plugin.ok('getFiles', `/appstacks/${id}/files?revision=${revision}`))
      .items;
  const revisions = async () =>
    (await plugin.ok('getRevisions', `/appstacks/${id}/revisions`)).items;
  const freshness = () =>
    plugin.ok('getFreshness', `/appstacks/${id}/freshness`);

  /** Revision 1 has all of the shop, revision 2 lost the sessions. */
  beforeEach(async () => {
    jest.clearAllMocks();
    plugin = await startPlugin({
      // By the uid the catalog tells that an entity was renamed.
      entities: shopCatalog().map(entity => ({
        ...entity,
        metadata: { ...entity.metadata, uid: `uid-${entity.metadata.name}` },
      })),
    });
    const created = await plugin.ok('createAppStack', '/appstacks', {
      name: 'shop',
      cloud: 'aws',
      entityRefs: [SHOP],
    });
    id = created.id;
    removeFromCatalog('sessions');
    await sync({ expectedRevision: 1, mode: 'overwrite' });
  });

  afterEach(() => plugin.stop());

  it('makes a new one that holds exactly the same, and changes no other', async () => {
    const history = await revisions();
    const files = [await filesOf(1), await filesOf(2)];
    const difference = await plugin.ok(
      'getDifference',
      `/appstacks/${id}/difference?from=2&to=1`,
    );

    const restored = await restore(1, 2);
    expect(restored.revision).toEqual({
      revision: 3,
      mode: 'restore',
      restoredFrom: 1,
      createdAt: expect.any(String),
      createdBy: 'user:default/jane',
      fingerprint: history[1].fingerprint,
      counts: {
        added: difference.resources.filter(r => r.change === 'added').length,
        changed: difference.resources.filter(r => r.change === 'changed')
          .length,
        removed: 0,
      },
    });
    expect(restored.revision.counts.added).toBeGreaterThan(0);
    expect(await filesOf(3)).toEqual(files[0]);
    expect([await filesOf(1), await filesOf(2)]).toEqual(files);
    expect(await revisions()).toEqual([restored.revision, ...history]);
    expect(
      await plugin.ok(
        'getDifference',
        `/appstacks/${id}/difference?from=1&to=3`,
      ),
    ).toEqual({ nodes: [], resources: [], files: [], conflicts: [] });
    const { items } = await plugin.ok(
      'getAppStacks',
      `/appstacks?entityRef=${SESSIONS}`,
    );
    expect(items).toMatchObject([{ id, revision: restored.revision }]);
    expect(plugin.auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'appstack-restore',
        severityLevel: 'medium',
      }),
    );
  });

  it('says that it is out of date as far as its sources changed since, and the next sync merges into it', async () => {
    expect(await freshness()).toMatchObject({ revision: 2, upToDate: true });
    await plugin.ok('putMapping', '/mappings/default', {
      mapping: { ...defaultMapping, title: 'Ours' },
      expectedRevision: 0,
    });
    await restore(1, 2);
    const outOfDate = await freshness();
    expect(outOfDate).toMatchObject({
      revision: 3,
      upToDate: false,
      causes: ['catalog', 'mapping'],
    });
    expect(outOfDate.entities).toContainEqual({
      change: 'removed',
      entityRef: SESSIONS,
    });

    const merged = await sync({ expectedRevision: 3 });
    expect(merged.revision).toMatchObject({ revision: 4, mode: 'merge' });
    expect(merged.revision.counts.removed).toBe(0);
    expect(merged.appStack.nodes).toContainEqual(
      expect.objectContaining({ entityRef: SESSIONS, orphan: true }),
    );
    expect(await freshness()).toMatchObject({ revision: 4, upToDate: true });

    // What revision 2 was made from is what the catalog says, but for the mapping.
    await restore(2, 4);
    expect(await freshness()).toMatchObject({ causes: ['mapping'] });
  });

  it('says that what was renamed since would be made anew', async () => {
    for (const entity of plugin.state.entities) {
      const rename = (ref: string) => ref.replace(/orders-db$/, 'ledger');
      entity.metadata.name = rename(entity.metadata.name);
      entity.relations = entity.relations?.map(relation => ({
        ...relation,
        targetRef: rename(relation.targetRef),
      }));
      if (Array.isArray(entity.spec?.dependsOn)) {
        entity.spec.dependsOn = entity.spec.dependsOn.map(ref =>
          rename(String(ref)),
        );
      }
    }
    const renamed = await sync({ expectedRevision: 2 });
    expect(renamed.revision.counts).toMatchObject({ added: 0, removed: 0 });
    const { resources } = await plugin.ok(
      'getDifference',
      `/appstacks/${id}/difference?from=3&to=2`,
    );
    expect(resources).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          change: 'removed',
          address: 'aws_db_instance.ledger',
        }),
        expect.objectContaining({
          change: 'added',
          address: 'aws_db_instance.orders_db',
        }),
      ]),
    );
    const { counts } = (await restore(2, 3)).revision;
    expect(counts.removed).toBeGreaterThan(0);
    expect(counts.added).toBe(counts.removed);
  });

  it('refuses what is not there, not the newest any more, or the same already', async () => {
    await send({ revision: 1, expectedRevision: 2 }, ABSENT).expect(404);
    for (const revision of [3, 2_147_483_647]) {
      const { body } = await send({ revision, expectedRevision: 2 }).expect(
        404,
      );
      expect(body.error.message).toContain(`no revision ${revision}`);
    }
    for (const expectedRevision of [1, 3]) {
      await send({ revision: 1, expectedRevision }).expect(409);
    }
    const { body } = await send({
      revision: 0,
      expectedRevision: 2,
      mode: 'merge',
    }).expect(400);
    expect(body.error.problems.map((p: any) => p.where)).toEqual([
      'revision',
      'mode',
    ]);
    const same = async (revision: number, expectedRevision: number) => {
      const answer = await send({ revision, expectedRevision }).expect(400);
      expect(answer.body.error.name).toBe('InputError');
      expect(answer.body.error.problems).toMatchObject([
        { code: 'same-revision', where: 'revision', mend: expect.anything() },
      ]);
    };
    await same(2, 2);
    expect(await revisions()).toHaveLength(2);
    await restore(1, 2);
    await same(1, 3);
    expect(await revisions()).toHaveLength(3);
  });

  it('lets one of several succeed', async () => {
    const results = await Promise.all(
      [1, 1, 1].map(revision => send({ revision, expectedRevision: 2 })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await revisions()).toHaveLength(3);
  });

  it('refuses who may only update, and who may not see what would come back', async () => {
    const request = { revision: 1, expectedRevision: 2 };
    for (const name of ['update', 'overwrite']) {
      plugin.state.denied = new Set([`stackgen.appstack.${name}`]);
      const { body } = await send(request).expect(403);
      expect(body.error.message).toContain(`stackgen.appstack.${name}`);
    }
    plugin.state.denied.clear();

    // Only revision 1 has it.
    plugin.state.entities.push(
      catalogEntity({ kind: 'Resource', name: 'sessions' }),
    );
    plugin.state.hidden.add(SESSIONS);
    const { body } = await send(request).expect(404);
    expect(body.error.message).toContain('or you may not see it');
    expect(plugin.auditorEvent.fail).toHaveBeenCalledTimes(3);
    expect(await revisions()).toHaveLength(2);

    // Both have it.
    plugin.state.hidden.clear();
    plugin.state.hidden.add(SHOP);
    await send(request).expect(404);
  });
});
