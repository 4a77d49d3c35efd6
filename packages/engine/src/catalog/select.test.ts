import { buildEntityGraph } from './EntityGraph';
import { selectEntities } from './select';
import { entity } from './__testUtils__/testCatalog';

const { graph } = buildEntityGraph([
  entity('Domain commerce'),
  entity('System shop', {
    domain: 'commerce',
    dependsOn: ['resource:registry', 'resource:ledger'],
  }),
  entity('System payments', { domain: 'commerce' }),
  entity('System empty'),
  entity('Component orders', {
    system: 'shop',
    providesApis: ['orders-api'],
    dependsOn: [
      'resource:orders-db',
      'resource:ledger',
      'resource:missing',
      'component:payer',
    ],
  }),
  entity('Component orders-ui', { subcomponentOf: 'orders' }),
  entity('Component orders-audit', {
    subcomponentOf: 'orders',
    system: 'payments',
  }),
  entity('API orders-api', { system: 'shop' }),
  entity('Resource orders-db', { dependsOn: ['resource:key'] }),
  entity('Resource key', { dependsOn: ['resource:orders-db'] }),
  entity('Resource registry'),
  entity('Resource ledger', { system: 'payments' }),
  entity('Component payer', { system: 'payments' }),
  entity('Component loner', { dependsOn: ['resource:key'] }),
  entity('Component ghostly', { system: 'ghost' }),
  entity('Group team'),
]);

function select(...entityRefs: string[]) {
  const { selected, problems } = selectEntities(graph, entityRefs);
  return {
    refs: selected.map(node => node.ref.replace(':default/', ':')),
    problems,
  };
}

describe('selectEntities', () => {
  it('takes the members of a system and what only they use', () => {
    const { refs, problems } = select('system:default/shop');
    expect(refs).toEqual([
      'api:orders-api',
      'component:orders',
      'component:orders-ui',
      'resource:key',
      'resource:orders-db',
      'resource:registry',
    ]);
    expect(problems).toMatchObject([
      {
        code: 'belongs-to-another-system',
        where: 'system:default/shop → spec.dependsOn',
      },
    ]);
  });

  it('takes a component with its subcomponents and resources', () => {
    expect(select('component:default/orders').refs).toEqual([
      'component:orders',
      'component:orders-ui',
      'resource:key',
      'resource:orders-db',
    ]);
    expect(select('component:loner').refs).toEqual([
      'component:loner',
      'resource:key',
      'resource:orders-db',
    ]);
  });

  it('takes the systems of a domain, and several things at once', () => {
    expect(select('domain:commerce').refs).toEqual(
      [...new Set([...select('shop').refs, ...select('payments').refs])].sort(),
    );
    expect(select('payments', 'resource:key').refs).toEqual([
      'component:orders-audit',
      'component:payer',
      'resource:key',
      'resource:ledger',
      'resource:orders-db',
    ]);
  });

  it('names what is near when an entity is unknown', () => {
    expect(select('system:default/shpo').problems).toMatchObject([
      {
        severity: 'error',
        code: 'unknown-entity',
        where: 'system:default/shpo',
        mend: 'Did you mean system:default/shop?',
      },
    ]);
    expect(select('group:default/team').problems).toMatchObject([
      { code: 'unsupported-kind' },
    ]);
    expect(select(':/').problems).toMatchObject([{ code: 'unknown-entity' }]);
  });

  it('says when nothing belongs to it, or when it is named only by its members', () => {
    expect(select('system:empty')).toMatchObject({
      refs: [],
      problems: [{ code: 'empty-selection' }],
    });
    expect(select('system:ghost')).toMatchObject({
      refs: ['component:ghostly'],
      problems: [{ code: 'undefined-system' }],
    });
  });
});
