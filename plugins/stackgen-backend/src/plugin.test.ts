import { mockCredentials } from '@backstage/backend-test-utils';
import { defaultMapping } from 'stackgen-engine';
import request from 'supertest';
import { strFromU8, unzipSync } from 'fflate';
import { catalogEntity, shopCatalog } from './__testUtils__/shopCatalog';
import { JANE, startPlugin } from './__testUtils__/startPlugin';
import { operations } from './router/operations';

jest.setTimeout(120_000);

const SHOP = 'system:default/shop';
const DATABASE = 'resource:default/orders-db';
const ABSENT = '99999999-9999-4999-8999-999999999999';

type Plugin = Awaited<ReturnType<typeof startPlugin>>;

describe('the plugin', () => {
  let plugin: Plugin;
  let names = 0;

  beforeAll(async () => {
    plugin = await startPlugin({ entities: [] });
  });

  beforeEach(() => {
    plugin.state.entities = shopCatalog();
    plugin.state.denied.clear();
    plugin.state.hidden.clear();
    jest.clearAllMocks();
  });

  afterAll(async () => {
    await plugin.stop();
  });

  function createShop(more: object = {}) {
    names++;
    return plugin.ok('createAppStack', '/appstacks', {
      name: `shop-${names}`,
      cloud: 'aws',
      entityRefs: [SHOP],
      ...more,
    });
  }

  function removeFromCatalog(name: string) {
    plugin.state.entities = plugin.state.entities.filter(
      entity => entity.metadata.name !== name,
    );
  }

  describe('describes', () => {
    it('resource types, clouds and its own API', async () => {
      const types = await plugin.ok('getResourceTypes', '/resource-types');
      expect(types.items.map(({ name }) => name)).toContain(
        'postgres-database',
      );
      const clouds = await plugin.ok('getClouds', '/clouds');
      expect(clouds.items.map(({ name }) => name)).toEqual([
        'aws',
        'azure',
        'gcp',
        'civo',
      ]);
      for (const path of ['/v1/openapi.json', '/openapi.json']) {
        const { body } = await plugin.send('get', path).expect(200);
        expect(body.openapi).toBe('3.1.0');
      }
    });
  });

  describe('mappings', () => {
    it('has a default one, until somebody saves it', async () => {
      const first = await plugin.ok('getMapping', '/mappings/default');
      expect(first).toEqual({ mapping: defaultMapping, revision: 0 });

      const mapping = { ...defaultMapping, title: 'Ours' };
      const saved = await plugin.ok('putMapping', '/mappings/default', {
        mapping,
        expectedRevision: 0,
      });
      expect(saved).toMatchObject({ mapping, revision: 1, updatedBy: JANE });
      const { items } = await plugin.ok('getMappings', '/mappings');
      expect(items).toEqual([saved]);

      const { body } = await plugin
        .send('put', '/v1/mappings/default')
        .send({ mapping, expectedRevision: 0 })
        .expect(409);
      expect(body.error.message).toMatch(/changed after revision 0/);
      await plugin.ok('putMapping', '/mappings/default', {
        mapping: defaultMapping,
        expectedRevision: 1,
      });
    });

    it('names every mistake by its path in the mapping', async () => {
      const put = (mapping: object) =>
        plugin
          .send('put', '/v1/mappings/own')
          .send({ mapping, expectedRevision: 0 })
          .expect(400);
      const where = (body: any) =>
        body.error.problems.map((problem: any) => problem.where);

      const shape = await put({
        name: 'own',
        rules: [{ id: 'A!', match: { kinds: 'x' }, resourceType: 'queue' }],
      });
      expect(where(shape.body)).toEqual(['rules.0.id', 'rules.0.match.kinds']);

      const meaning = await put({
        name: 'own',
        rules: [
          {
            id: 'a',
            match: { condition: 'entity.(' },
            resourceType: 'postgres-databse',
          },
          {
            id: 'b',
            match: {},
            resourceType: 'postgres-database',
            parameters: { storageGB: 5 },
          },
        ],
      });
      expect(where(meaning.body)).toEqual(
        expect.arrayContaining([
          'rules.0.match.condition',
          'rules.0.resourceType',
          'rules.1.parameters.storageGB',
        ]),
      );

      const name = await put({ name: 'other', rules: [] });
      expect(where(name.body)).toEqual(['name']);
      await plugin.send('get', '/v1/mappings/own').expect(404);
      await plugin.send('get', '/v1/mappings/NO%00').expect(400);
    });

    it('is used under its name, and a draft before it is saved', async () => {
      const rules = [
        { id: 'all', match: {}, resourceType: 'none', reason: 'Not here.' },
      ];
      const preview = (more: object) =>
        plugin.ok('preview', '/preview', {
          entityRefs: [SHOP],
          cloud: 'aws',
          ...more,
        });
      const draft = await preview({ draftMapping: { name: 'none', rules } });
      expect(draft.included).toEqual([]);
      expect(draft.noInfrastructure.length).toBeGreaterThan(3);

      await plugin.ok('putMapping', '/mappings/none', {
        mapping: { name: 'none', rules },
        expectedRevision: 0,
      });
      expect(await preview({ mapping: 'none' })).toEqual(draft);

      const { body } = await plugin
        .send('post', '/v1/appstacks')
        .send({ name: 'x', cloud: 'aws', entityRefs: [SHOP], mapping: 'none' })
        .expect(400);
      expect(body.error.message).toMatch(/nothing to make/);
      expect(body.error.problems).toContainEqual(
        expect.objectContaining({ where: 'component:default/orders' }),
      );
      await plugin
        .send('post', '/v1/preview')
        .send({ entityRefs: [SHOP], cloud: 'aws', mapping: 'absent' })
        .expect(400);
    });
  });

  describe('edits of mappings', () => {
    const rules = (storageGb: number) => [
      {
        id: 'databases',
        match: { kind: 'Resource', type: 'database' },
        resourceType: 'postgres-database',
        parameters: { storageGb },
      },
      { id: 'rest', match: {}, resourceType: 'none', reason: 'Not here.' },
    ];
    const edit = (name: string, change: object[], expectedRevision = 1) => ({
      mapping: { name, rules: change },
      expectedRevision,
    });
    const effectOf = (id: string, body: object) =>
      plugin.ok('getMappingEffect', `/appstacks/${id}/mapping-effect`, body);

    it('tell before they are saved what they change in each appStack of the mapping', async () => {
      await plugin.ok(
        'putMapping',
        '/mappings/used',
        edit('used', rules(20), 0),
      );
      const first = await createShop({ mapping: 'used' });
      const second = await createShop({ mapping: 'used', cloud: 'gcp' });
      await createShop();
      const use = await plugin.ok('getMappingUse', '/mappings/used/appstacks');
      expect(use.hidden).toBe(0);
      expect(use.items.map(({ id }) => id)).toEqual([second.id, first.id]);

      // What a sync changes anyway is not the edit's doing.
      plugin.state.entities = shopCatalog().map(entity =>
        entity.metadata.name === 'sessions'
          ? { ...entity, spec: { ...entity.spec, type: 'database' } }
          : entity,
      );
      const unmatched = { id: 'last', match: {}, resourceType: 'queue' };
      const same = await effectOf(
        first.id,
        edit('used', [...rules(20), unmatched]),
      );
      expect(same).toEqual({
        revision: 1,
        entities: [],
        orphans: [],
        resources: [],
        files: 0,
        conflicts: [],
        problems: [],
      });

      const larger = await effectOf(first.id, edit('used', rules(300)));
      expect(larger.resources.length).toBeGreaterThan(0);
      expect(new Set(larger.resources.map(({ change }) => change))).toEqual(
        new Set(['changed']),
      );
      expect(larger.files).toBeGreaterThan(0);
      expect(larger.entities).toEqual([]);

      const [, rest] = rules(20);
      const without = await effectOf(second.id, edit('used', [rest]));
      expect(without.entities).toContainEqual({
        entityRef: DATABASE,
        before: 'included',
        after: 'noInfrastructure',
      });
      // What is stored stays until somebody prunes it.
      expect(without.orphans).toEqual([DATABASE]);
      expect(without.resources).toContainEqual(
        expect.objectContaining({
          change: 'removed',
          entityRef: 'resource:default/sessions',
        }),
      );
      const { items } = await plugin.ok(
        'getRevisions',
        `/appstacks/${first.id}/revisions`,
      );
      expect(items).toHaveLength(1);
      expect(await plugin.ok('getMapping', '/mappings/used')).toMatchObject({
        revision: 1,
      });
    });

    it('count the appStacks that the caller may not see, and say nothing else of them', async () => {
      await plugin.ok(
        'putMapping',
        '/mappings/seen',
        edit('seen', rules(20), 0),
      );
      const { id } = await createShop({ mapping: 'seen' });
      plugin.state.hidden.add(DATABASE);
      expect(
        await plugin.ok('getMappingUse', '/mappings/seen/appstacks'),
      ).toEqual({ items: [], hidden: 1 });
      await plugin
        .send('post', `/v1/appstacks/${id}/mapping-effect`)
        .send(edit('seen', rules(30)))
        .expect(404);
    });

    it('are looked at only where they could be saved, for an appStack of the mapping', async () => {
      await plugin.ok(
        'putMapping',
        '/mappings/mine',
        edit('mine', rules(20), 0),
      );
      const { id } = await createShop({ mapping: 'mine' });
      const refused = async (status: number, body: object) => {
        const response = await plugin
          .send('post', `/v1/appstacks/${id}/mapping-effect`)
          .send(body)
          .expect(status);
        return response.body.error;
      };
      const stale = await refused(409, edit('mine', rules(30), 0));
      expect(stale.message).toMatch(/changed after revision 0/);
      const wrong = await refused(400, edit('mine', rules(-1)));
      expect(wrong.problems[0].where).toBe('rules.0.parameters.storageGb');
      const other = await refused(400, edit('default', rules(30), 0));
      expect(other.problems[0].code).toBe('other-mapping');
      await plugin.send('get', '/v1/mappings/absent/appstacks').expect(404);
    });
  });

  describe('preview', () => {
    it('says what would be made, and writes nothing', async () => {
      const before = await plugin.ok('getAppStacks', '/appstacks');
      const preview = await plugin.ok('preview', '/preview', {
        entityRefs: [SHOP],
        cloud: 'aws',
      });
      const refs = (items: { entityRef: string }[]) =>
        items.map(({ entityRef }) => entityRef).sort();
      expect(refs(preview.included)).toEqual([
        'component:default/orders',
        'resource:default/orders-db',
        'resource:default/sessions',
      ]);
      expect(refs(preview.noInfrastructure)).toEqual([
        'component:default/ui-kit',
      ]);
      expect(refs(preview.skipped)).toEqual(['component:default/oddity']);
      expect(preview.files.map(({ path }) => path)).toEqual(
        expect.arrayContaining(['README.md', 'orders_db.tf', 'orders.tf']),
      );
      expect(
        new Set(preview.difference.resources.map(({ change }) => change)),
      ).toEqual(new Set(['added']));
      expect(preview.difference.resources).toHaveLength(
        preview.resources.length,
      );
      expect(await plugin.ok('getAppStacks', '/appstacks')).toEqual(before);
    });

    it('compares with a stored appStack', async () => {
      const { id } = await createShop();
      const preview = (more: object = {}) =>
        plugin.ok('preview', '/preview', {
          entityRefs: [SHOP],
          cloud: 'aws',
          appStackId: id,
          ...more,
        });
      const same = await preview();
      expect(same.difference).toEqual({
        nodes: [],
        resources: [],
        files: [],
        conflicts: [],
      });
      const changed = await preview({
        settings: { [DATABASE]: { parameters: { storageGb: 321 } } },
      });
      expect(changed.difference.resources).toContainEqual(
        expect.objectContaining({ change: 'changed', entityRef: DATABASE }),
      );
      const { body } = await plugin
        .send('post', '/v1/preview')
        .send({ entityRefs: [SHOP], cloud: 'gcp', appStackId: id })
        .expect(400);
      expect(body.error.problems[0].where).toBe('cloud');
    });

    it('follows what is decided about conflicts', async () => {
      const { id } = await createShop();
      const draftMapping = {
        ...defaultMapping,
        rules: defaultMapping.rules.map(rule =>
          rule.resourceType === 'postgres-database'
            ? { ...rule, parameters: { ...rule.parameters, storageGb: 100 } }
            : rule,
        ),
      };
      const preview = (takeTheirs?: Record<string, string[]>) =>
        plugin.ok('preview', '/preview', {
          entityRefs: [SHOP],
          cloud: 'aws',
          appStackId: id,
          draftMapping,
          settings: { [DATABASE]: { parameters: { storageGb: 321 } } },
          takeTheirs,
        });
      const kept = await preview();
      expect(kept.difference.conflicts).toMatchObject([
        {
          entityRef: DATABASE,
          parameter: 'storageGb',
          ours: 321,
          theirs: 100,
        },
      ]);
      expect(kept.appStack.settings).toHaveProperty([DATABASE]);
      const taken = await preview({ [DATABASE]: ['storageGb'] });
      expect(taken.difference.conflicts).toEqual([]);
      expect(taken.appStack.settings).toEqual({});
      expect(taken.difference.nodes).toMatchObject([
        { entityRef: DATABASE, details: [expect.stringContaining('→ 100')] },
      ]);
    });
  });

  describe('appStacks', () => {
    it('are made from the catalog and found by their entities', async () => {
      const stack = await createShop();
      expect(stack).toMatchObject({
        cloud: 'aws',
        mapping: 'default',
        entityRefs: [SHOP],
        createdBy: JANE,
        revision: { revision: 1, mode: 'create', createdBy: JANE },
      });
      expect(stack.revision.counts).toEqual({
        added: stack.resources.length,
        changed: 0,
        removed: 0,
      });
      expect(await plugin.ok('getAppStack', `/appstacks/${stack.id}`)).toEqual(
        stack,
      );

      const idsOf = async (query: string) =>
        (await plugin.ok('getAppStacks', `/appstacks${query}`)).items.map(
          ({ id }) => id,
        );
      expect((await idsOf(''))[0]).toBe(stack.id);
      expect((await idsOf(`?entityRef=${SHOP}`))[0]).toBe(stack.id);
      expect((await idsOf('?entityRef=Resource:orders-db'))[0]).toBe(stack.id);
      expect(await idsOf('?entityRef=component:default/ui-kit')).toEqual([]);
      expect(plugin.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'appstack-create',
          severityLevel: 'medium',
        }),
      );
      expect(plugin.auditorEvent.success).toHaveBeenCalledTimes(1);
    });

    it('may be made by another backend too', async () => {
      const { body } = await request(plugin.server)
        .post('/api/stackgen/v1/appstacks')
        .set('Authorization', mockCredentials.service.header())
        .send({ name: 'by-service', cloud: 'aws', entityRefs: [SHOP] })
        .expect(201);
      expect(body.createdBy).toBe('external:test-service');
    });

    it('have names of their own', async () => {
      const { name } = await createShop();
      const { body } = await plugin
        .send('post', '/v1/appstacks')
        .send({ name, cloud: 'aws', entityRefs: [DATABASE] })
        .expect(409);
      expect(body.error.message).toContain(`"${name}" already`);
      expect(plugin.auditorEvent.fail).toHaveBeenCalledTimes(1);
    });

    it('hand out their files, singly and as a zip of the same bytes', async () => {
      const { id, name } = await createShop();
      const { revision, items } = await plugin.ok(
        'getFiles',
        `/appstacks/${id}/files`,
      );
      expect(revision).toBe(1);
      expect(items.map(({ path }) => path)).toContain('stackgen.json');

      const download = async () => {
        const response = await plugin
          .send('get', `/v1/appstacks/${id}/archive.zip`)
          .responseType('blob')
          .expect(200);
        expect(response.headers['content-type']).toBe('application/zip');
        expect(response.headers['content-disposition']).toBe(
          `attachment; filename="${name}-r1.zip"`,
        );
        return response.body as Buffer;
      };
      const zip = await download();
      expect(
        Object.entries(unzipSync(zip)).map(([path, bytes]) => ({
          path,
          content: strFromU8(bytes),
        })),
      ).toEqual(items.map(({ path, content }) => ({ path, content })));
      expect(await download()).toEqual(zip);
    });

    it('follow the catalog, revision by revision', async () => {
      const { id } = await createShop();
      const sync = (body: object) =>
        plugin.ok('syncAppStack', `/appstacks/${id}/sync`, body);

      const same = await sync({ expectedRevision: 1 });
      expect(same.revision.revision).toBe(1);

      removeFromCatalog('sessions');
      const merged = await sync({ expectedRevision: 1 });
      expect(merged.revision).toMatchObject({ revision: 2, mode: 'merge' });
      expect(merged.appStack.nodes).toContainEqual(
        expect.objectContaining({
          entityRef: 'resource:default/sessions',
          orphan: true,
        }),
      );

      const replaced = await sync({ expectedRevision: 2, mode: 'overwrite' });
      expect(replaced.revision).toMatchObject({
        revision: 3,
        mode: 'overwrite',
      });
      expect(replaced.revision.counts.removed).toBeGreaterThan(0);
      expect(
        replaced.appStack.nodes.map(({ entityRef }) => entityRef),
      ).not.toContain('resource:default/sessions');

      const { items } = await plugin.ok(
        'getRevisions',
        `/appstacks/${id}/revisions`,
      );
      expect(items.map(({ revision }) => revision)).toEqual([3, 2, 1]);
      const paths = async (revision: number) =>
        (
          await plugin.ok(
            'getFiles',
            `/appstacks/${id}/files?revision=${revision}`,
          )
        ).items.map(({ path }) => path);
      expect(await paths(1)).toContain('sessions.tf');
      expect(await paths(3)).not.toContain('sessions.tf');

      const difference = (query: string) =>
        plugin.ok('getDifference', `/appstacks/${id}/difference?${query}`);
      const forward = await difference('from=1&to=3');
      expect(forward.files).toContainEqual(
        expect.objectContaining({ change: 'removed', path: 'sessions.tf' }),
      );
      expect(
        forward.resources.filter(({ change }) => change === 'removed'),
      ).toHaveLength(replaced.revision.counts.removed);
      const backward = await difference('from=3&to=1');
      expect(backward.files).toContainEqual(
        expect.objectContaining({ change: 'added', path: 'sessions.tf' }),
      );
      expect(await difference('from=2&to=2')).toEqual({
        nodes: [],
        resources: [],
        files: [],
        conflicts: [],
      });
      await plugin
        .send('get', `/v1/appstacks/${id}/difference?from=1&to=4`)
        .expect(404);
      await plugin
        .send('get', `/v1/appstacks/${id}/difference?from=1`)
        .expect(400);

      // Only the older revisions have it.
      plugin.state.entities.push(
        catalogEntity({ kind: 'Resource', name: 'sessions' }),
      );
      plugin.state.hidden.add('resource:default/sessions');
      await paths(3);
      for (const path of ['difference?from=1&to=3', 'files?revision=1']) {
        await plugin.send('get', `/v1/appstacks/${id}/${path}`).expect(404);
      }
      await plugin
        .send('get', `/v1/appstacks/${id}/files?revision=4`)
        .expect(404);
    });

    it('change only in the part that is synced', async () => {
      const { id, appStack } = await createShop();
      const [database, sessions] = ['orders-db', 'sessions'].map(name => {
        const entity = plugin.state.entities.find(
          ({ metadata }) => metadata.name === name,
        )!;
        entity.metadata.description = `The new ${name}`;
        return entity;
      });
      expect(database.metadata.name).toBe('orders-db');
      const synced = await plugin.ok('syncAppStack', `/appstacks/${id}/sync`, {
        expectedRevision: 1,
        entityRefs: [DATABASE],
      });
      const node = (ref: string, nodes: typeof appStack.nodes) =>
        nodes.find(({ entityRef }) => entityRef === ref);
      expect(node(DATABASE, synced.appStack.nodes)?.description).toBe(
        'The new orders-db',
      );
      const sessionsRef = `resource:default/${sessions.metadata.name}`;
      expect(node(sessionsRef, synced.appStack.nodes)).toEqual(
        node(sessionsRef, appStack.nodes),
      );
      expect(synced.entityRefs).toEqual([SHOP]);
    });

    it('refuse a sync of a revision that is no longer the newest', async () => {
      const { id } = await createShop();
      removeFromCatalog('sessions');
      const sync = (expectedRevision: number) =>
        plugin
          .send('post', `/v1/appstacks/${id}/sync`)
          .send({ expectedRevision });
      const results = await Promise.all([sync(1), sync(1), sync(1)]);
      expect(results.map(({ status }) => status).sort()).toEqual([
        200, 409, 409,
      ]);
      await sync(1).expect(409);
      await sync(7).expect(409);
    });

    it('survive hostile texts in the catalog', async () => {
      const hostile =
        '"${file("/etc/passwd")}" %{ if true } EOF\n\\ \u0000\u001b[31m </script> \u{1F600} \ud800 日本語';
      for (const entity of plugin.state.entities) {
        entity.metadata.description = hostile;
        entity.metadata.title = hostile;
        entity.metadata.annotations = { 'example.com/x': hostile };
        entity.metadata.labels = { [hostile]: hostile };
      }
      const { id } = await createShop();
      const { items } = await plugin.ok('getFiles', `/appstacks/${id}/files`);
      expect(items.length).toBeGreaterThan(5);
      for (const { path, content } of items) {
        expect({ path, hasNul: content.includes('\0') }).toEqual({
          path,
          hasNul: false,
        });
      }
      const synced = await plugin.ok('syncAppStack', `/appstacks/${id}/sync`, {
        expectedRevision: 1,
      });
      expect(synced.revision.revision).toBe(1);
    });
  });

  describe('refuses', () => {
    it('everything from nobody', async () => {
      const { status } = await request(plugin.server)
        .get('/api/stackgen/v1/appstacks')
        .set('Authorization', mockCredentials.none.header());
      expect(status).toBe(401);
    });

    it('every operation without its permission', async () => {
      for (const [id, { method, path, permissions }] of Object.entries(
        operations,
      )) {
        for (const { name } of permissions) {
          plugin.state.denied = new Set([name]);
          const { status, body } = await plugin
            .send(method, `/v1${path.replace('{id}', ABSENT)}`)
            .send(method === 'get' ? undefined : {});
          expect({ id, status }).toEqual({ id, status: 403 });
          expect(body.error.message).toContain(name);
        }
      }
    });

    it('to overwrite with the permission to update only', async () => {
      const { id } = await createShop();
      plugin.state.denied.add('stackgen.appstack.overwrite');
      const sync = (mode: string) =>
        plugin
          .send('post', `/v1/appstacks/${id}/sync`)
          .send({ mode, expectedRevision: 1 });
      expect((await sync('overwrite')).status).toBe(403);
      expect((await sync('merge')).status).toBe(200);
    });

    it('what is not there, or not visible to the caller', async () => {
      const { id } = await createShop();
      const paths = (stackId: string) => [
        `/v1/appstacks/${stackId}`,
        `/v1/appstacks/${stackId}/revisions`,
        `/v1/appstacks/${stackId}/files`,
        `/v1/appstacks/${stackId}/difference?from=1&to=1`,
        `/v1/appstacks/${stackId}/freshness`,
        `/v1/appstacks/${stackId}/archive.zip`,
      ];
      const selection = { cloud: 'aws', entityRefs: [SHOP, DATABASE] };
      const expectAll = async (stackId: string, status: number) => {
        for (const path of paths(stackId)) {
          await plugin.send('get', path).expect(status);
        }
        await plugin
          .send('post', `/v1/appstacks/${stackId}/sync`)
          .send({ expectedRevision: 1 })
          .expect(status);
        await plugin
          .send('post', '/v1/preview')
          .send({ ...selection, appStackId: stackId })
          .expect(status);
      };
      await expectAll(ABSENT, 404);
      await expectAll(id, 200);

      plugin.state.hidden.add(DATABASE);
      await expectAll(id, 404);
      const { items } = await plugin.ok('getAppStacks', '/appstacks');
      expect(items.map(item => item.id)).not.toContain(id);
      for (const [path, more] of [
        ['/v1/preview', {}],
        ['/v1/appstacks', { name: 'hidden' }],
      ] as const) {
        const { body } = await plugin
          .send('post', path)
          .send({ ...selection, ...more })
          .expect(404);
        expect(body.error.message).toContain(DATABASE);
      }

      // What left the catalog is hidden from nobody.
      plugin.state.hidden.clear();
      removeFromCatalog('orders-db');
      const { entityRefs } = await plugin.ok('getAppStack', `/appstacks/${id}`);
      await plugin
        .send('post', '/v1/preview')
        .send({ cloud: 'aws', appStackId: id, entityRefs })
        .expect(200);
    });

    it('bad requests, with everything that is wrong', async () => {
      const bad = async (
        method: 'get' | 'post',
        path: string,
        body?: unknown,
      ) => {
        const response = await plugin
          .send(method, `/v1${path}`)
          .set('Content-Type', 'application/json')
          .send(typeof body === 'string' ? body : JSON.stringify(body));
        expect({ path, status: response.status }).toEqual({
          path,
          status: 400,
        });
        return (response.body.error.problems ?? []).map(
          (problem: any) => problem.where,
        );
      };
      expect(await bad('post', '/appstacks', '{"name":')).toEqual([]);
      expect(
        await bad('post', '/appstacks', {
          name: 'Bad Name',
          cloud: 'mars',
          entityRefs: [],
          colour: 'red',
        }),
      ).toEqual(['name', 'entityRefs', 'cloud', 'colour']);
      expect(
        await bad('post', '/preview', {
          cloud: 'aws',
          entityRefs: [SHOP, 'no-kind', ':nothing', 'component:default/\0'],
        }),
      ).toEqual(['entityRefs.1', 'entityRefs.2', 'entityRefs.3']);
      expect(
        await bad('post', '/preview', {
          cloud: 'aws',
          entityRefs: [SHOP],
          draftMapping: { name: 'x', rules: [{ id: 'a' }] },
        }),
      ).toEqual(['rules.0.match', 'rules.0.resourceType']);
      expect(await bad('get', '/appstacks?entityRef=%00')).toEqual([
        'entityRef',
      ]);
      expect(await bad('get', '/appstacks?entity=x')).toEqual(['entity']);
      expect(await bad('get', '/appstacks?entityRef=a&entityRef=b')).toEqual([
        'entityRef',
      ]);
      expect(await bad('get', "/appstacks/1' or 1=1")).toEqual(['id']);
      expect(await bad('get', `/appstacks/${ABSENT}/files?revision=x`)).toEqual(
        ['revision'],
      );
    });
  });

  it('registers its permissions and logs no warning', async () => {
    const { body } = await plugin
      .send('get', '/.well-known/backstage/permissions/metadata')
      .expect(200);
    expect(body.permissions.map(({ name }: any) => name).sort()).toEqual([
      'stackgen.appstack.create',
      'stackgen.appstack.overwrite',
      'stackgen.appstack.read',
      'stackgen.appstack.update',
      'stackgen.mapping.read',
      'stackgen.mapping.update',
    ]);
    expect(plugin.logger.warn).not.toHaveBeenCalled();
    expect(plugin.logger.error).not.toHaveBeenCalled();
  });
});

describe('the plugin with a wrong configuration', () => {
  it('starts, and names what is wrong when it is used', async () => {
    const plugin = await startPlugin({
      entities: shopCatalog(),
      config: { stackgen: { standards: { network: { zones: 9 }, ci: 'x' } } },
    });
    await plugin.ok('getMappings', '/mappings');
    const { body } = await plugin
      .send('post', '/v1/preview')
      .send({ entityRefs: [SHOP], cloud: 'aws' })
      .expect(503);
    expect(body.error.message).toMatch(
      /stackgen\.standards\.network\.zones: .*stackgen\.standards\.ci: /,
    );
    await plugin.stop();
  });
});

describe('the plugin with a profile for one system', () => {
  it('tells the regions of the profile that is chosen for an entity, whoever may see it', async () => {
    const plugin = await startPlugin({
      entities: [
        ...shopCatalog(),
        catalogEntity({ kind: 'Component', name: 'lone' }),
      ],
      config: {
        stackgen: {
          standards: [
            {
              name: 'shop',
              when: 'system == "shop"',
              regions: {
                aws: {
                  default: 'eu-west-1',
                  allowed: ['eu-west-1', 'eu-west-2'],
                },
              },
            },
            {
              name: 'all',
              regions: { aws: { default: 'eu-central-1' } },
            },
          ],
        },
      },
    });
    const regionsFor = async (...refs: string[]) => {
      const query = refs.map(ref => `entityRef=${encodeURIComponent(ref)}`);
      const { items } = await plugin.ok(
        'getClouds',
        `/clouds?${query.join('&')}`,
      );
      const [{ defaultRegion, regions }] = items;
      return [defaultRegion, regions.length];
    };
    const anyProfile = await regionsFor();
    expect(anyProfile[0]).toBe('eu-central-1');
    expect(await regionsFor(SHOP)).toEqual(['eu-west-1', 2]);
    expect(await regionsFor(SHOP, 'Component:Orders')).toEqual([
      'eu-west-1',
      2,
    ]);
    expect(await regionsFor('component:default/lone')).toEqual(anyProfile);

    // An appStack of more entities than fit into an address
    const many = Array.from({ length: 30 }, (_, index) =>
      catalogEntity({ kind: 'Component', name: `many-${index}` }),
    );
    plugin.state.entities.push(...many);
    const created = await plugin
      .send('post', '/v1/appstacks')
      .send({
        name: 'many',
        cloud: 'aws',
        entityRefs: [
          SHOP,
          ...many.map(({ metadata }) => `component:default/${metadata.name}`),
        ],
      })
      .expect(201);
    const ofStack = `/clouds?appStackId=${created.body.id}`;
    const clouds = await plugin.ok('getClouds', ofStack);
    const [{ defaultRegion }] = clouds.items;
    expect(defaultRegion).toBe(created.body.region);
    plugin.state.entities.splice(-1);
    expect(await plugin.ok('getClouds', ofStack)).toEqual(clouds);
    await plugin
      .send('get', `/v1${ofStack}&entityRef=${encodeURIComponent(SHOP)}`)
      .expect(400);

    plugin.state.hidden.add(SHOP);
    await plugin.send('get', `/v1${ofStack}`).expect(404);
    await plugin
      .send('get', `/v1/clouds?entityRef=${encodeURIComponent(SHOP)}`)
      .expect(404);
    const refused = await plugin
      .send('get', '/v1/clouds?entityRef=nothing')
      .expect(400);
    expect(refused.body.error.problems).toMatchObject([
      { code: 'invalid-entity-ref', where: 'entityRef' },
    ]);
    await plugin.stop();
  });
});

describe('the plugin with own modules in two profiles', () => {
  const broker = {
    name: 'acme-broker',
    title: 'ACME broker',
    cloud: 'aws',
    source: 'app.terraform.io/acme/broker/aws',
    version: '2.1.0',
    inputs: { name: '${{ stack.resourceName }}' },
  };

  it('offers them, and saves a mapping that names one', async () => {
    const plugin = await startPlugin({
      entities: shopCatalog(),
      config: {
        stackgen: {
          standards: [
            {
              name: 'brokers',
              when: 'entity.owner == "group:default/brokers"',
              modules: [broker],
              regions: { aws: { allowed: ['eu-west-1'] } },
            },
            {
              name: 'all',
              regions: {
                aws: { default: 'eu-central-1', allowed: ['eu-central-1'] },
              },
            },
          ],
        },
      },
    });
    const types = await plugin.ok('getResourceTypes', '/resource-types');
    expect(types.items.at(-1)).toMatchObject({
      name: 'module:acme-broker',
      title: 'ACME broker',
    });
    const clouds = await plugin.ok('getClouds', '/clouds');
    expect(clouds.items[0]).toMatchObject({
      defaultRegion: 'eu-central-1',
      regions: [{ name: 'eu-central-1' }, { name: 'eu-west-1' }],
    });
    const mapping = {
      ...defaultMapping,
      rules: [
        {
          id: 'brokers',
          match: { type: 'broker' },
          resourceType: 'module:acme-broker',
        },
      ],
    };
    await plugin
      .send('put', '/v1/mappings/default')
      .send({ mapping, expectedRevision: 0 })
      .expect(200);
    await plugin.stop();
  });
});
