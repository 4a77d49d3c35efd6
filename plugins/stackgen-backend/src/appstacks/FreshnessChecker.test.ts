import { defaultMapping } from 'stackgen-engine';
import { shopCatalog } from '../__testUtils__/shopCatalog';
import { startPlugin } from '../__testUtils__/startPlugin';

jest.setTimeout(120_000);

const SHOP = 'system:default/shop';
const DATABASE = 'resource:default/orders-db';
const SESSIONS = 'resource:default/sessions';

describe('whether an appStack is up to date', () => {
  let plugin: Awaited<ReturnType<typeof startPlugin>>;
  let id: string;

  beforeEach(async () => {
    plugin = await startPlugin({ entities: shopCatalog() });
    const created = await plugin.ok('createAppStack', '/appstacks', {
      name: 'shop',
      cloud: 'aws',
      entityRefs: [SHOP],
    });
    id = created.id;
  });

  afterEach(() => plugin.stop());

  const freshness = () =>
    plugin.ok('getFreshness', `/appstacks/${id}/freshness`);
  const sync = (body: object) =>
    plugin.ok('syncAppStack', `/appstacks/${id}/sync`, body);
  const describeAnew = (...refs: string[]) => {
    for (const { kind, metadata } of plugin.state.entities) {
      if (refs.includes(`${kind.toLowerCase()}:default/${metadata.name}`)) {
        metadata.description = `The new ${metadata.name}`;
      }
    }
  };
  const saveMapping = () =>
    plugin.ok('putMapping', '/mappings/default', {
      mapping: { ...defaultMapping, title: 'Ours' },
      expectedRevision: 0,
    });

  it('is told with what changed in the catalog and in the mapping, until it is synced', async () => {
    expect(await freshness()).toEqual({
      revision: 1,
      upToDate: true,
      causes: [],
      entities: [],
    });

    describeAnew(DATABASE);
    plugin.state.entities = plugin.state.entities.filter(
      ({ metadata }) => metadata.name !== 'ui-kit',
    );
    await saveMapping();
    expect(await freshness()).toEqual({
      revision: 1,
      upToDate: false,
      causes: ['catalog', 'mapping'],
      entities: [
        { change: 'removed', entityRef: 'component:default/ui-kit' },
        { change: 'changed', entityRef: DATABASE },
      ],
    });

    await sync({ expectedRevision: 1 });
    expect(await freshness()).toMatchObject({ revision: 2, upToDate: true });
  });

  it('knows after a sync of a part what the rest was made from', async () => {
    describeAnew(DATABASE, SESSIONS);
    await sync({ expectedRevision: 1, entityRefs: [DATABASE] });
    expect(await freshness()).toMatchObject({
      revision: 2,
      causes: ['catalog'],
      entities: [{ change: 'changed', entityRef: SESSIONS }],
    });

    await saveMapping();
    await sync({ expectedRevision: 2, entityRefs: [SESSIONS] });
    expect(await freshness()).toMatchObject({
      revision: 3,
      causes: ['mapping'],
      entities: [],
    });
    await sync({ expectedRevision: 3 });
    expect(await freshness()).toMatchObject({ revision: 4, upToDate: true });
  });
});
