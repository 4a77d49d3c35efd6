import type { Entity } from '@backstage/catalog-model';
import { connectionsOf } from './connections';
import { buildEntityGraph } from './EntityGraph';
import { selectEntities } from './select';
import { entity } from './__testUtils__/testCatalog';

function connect(entities: Entity[], ...entityRefs: string[]) {
  const { graph } = buildEntityGraph(entities);
  return connectionsOf(graph, selectEntities(graph, entityRefs).selected);
}

const access = (value: string) => ({
  annotations: { 'stackgen.io/access': value },
});

describe('connectionsOf', () => {
  it('leads from consumers over APIs to their providers, once for each pair', () => {
    const { connections, problems } = connect(
      [
        entity('System shop'),
        entity('Component web', {
          system: 'shop',
          consumesApis: ['orders-api', 'orders-events', 'maps-api'],
          dependsOn: ['component:orders', 'resource:ledger'],
        }),
        entity('Component orders', {
          system: 'shop',
          providesApis: ['orders-api', 'orders-events'],
          consumesApis: ['orders-api'],
        }),
        entity('Component helper', { subcomponentOf: 'web' }),
        entity('API orders-api'),
        entity('API orders-events'),
        entity('API maps-api'),
        entity('Resource ledger', { system: 'payments' }),
      ],
      'system:shop',
    );
    expect(connections).toEqual([
      {
        consumer: 'component:default/web',
        provider: 'api:default/maps-api',
        relation: 'consumesApi',
        because: ['consumesApis api:default/maps-api'],
        outside: true,
      },
      {
        consumer: 'component:default/web',
        provider: 'component:default/helper',
        relation: 'subcomponentOf',
        because: ['subcomponentOf'],
        outside: false,
      },
      {
        consumer: 'component:default/web',
        provider: 'component:default/orders',
        relation: 'dependsOn',
        because: [
          'consumesApis api:default/orders-api',
          'consumesApis api:default/orders-events',
          'dependsOn',
        ],
        outside: false,
      },
      {
        consumer: 'component:default/web',
        provider: 'resource:default/ledger',
        relation: 'dependsOn',
        because: ['dependsOn'],
        outside: true,
      },
    ]);
    expect(problems).toMatchObject([
      {
        severity: 'info',
        code: 'api-without-provider',
        where: 'component:default/web → consumesApis api:default/maps-api',
      },
    ]);
  });

  it('reports what the catalog does not have, with the nearest that it has', () => {
    const { connections, problems } = connect(
      [
        entity('Component web', {
          dependsOn: [
            'resource:orders-bd',
            'service:x',
            'nothing',
            'resource:orders-db',
          ],
          system: 'shop',
        }),
        entity('Resource orders-db'),
      ],
      'component:web',
    );
    expect(connections).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        where: 'component:default/web → spec.dependsOn[0]',
        mend: expect.stringContaining('resource:default/orders-db'),
      },
      { code: 'unsupported-kind' },
      {
        message:
          'The catalog has no resource:default/nothing or component:default/nothing.',
      },
      { severity: 'info', where: 'component:default/web → spec.system' },
    ]);
  });

  it('says which references mean nothing, though what they name is there', () => {
    const { connections, problems } = connect(
      [
        entity('Component web', {
          dependsOn: ['system:shop', 'domain:sales', 'group:team'],
          providesApis: ['component:web-2'],
          subcomponentOf: 'resource:db',
          system: 'shop',
        }),
        entity('Component web-2'),
        entity('Resource db'),
        entity('System shop', { domain: 'sales' }),
        entity('Domain sales'),
      ],
      'component:web',
    );
    expect(connections).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(
      Array(5).fill('unsupported-kind'),
    );
    expect(
      problems.map(({ where, mend }) => [where.split(' → ')[1], mend]),
    ).toEqual([
      ['spec.dependsOn[0]', 'Refer to a Component, Resource or API.'],
      ['spec.dependsOn[1]', 'Refer to a Component, Resource or API.'],
      ['spec.dependsOn[2]', 'Refer to a Component, Resource or API.'],
      ['spec.providesApis[0]', 'Refer to an API.'],
      ['spec.subcomponentOf', 'Refer to a Component.'],
    ]);
  });

  it('reads access levels for all and for single providers', () => {
    const catalog = (value: string) => [
      entity(
        'Component web',
        {
          dependsOn: ['resource:db', 'resource:queue'],
          consumesApis: ['orders-api'],
        },
        access(value),
      ),
      entity('Resource db'),
      entity('Resource queue'),
      entity('Component orders', { providesApis: ['orders-api'] }),
      entity('API orders-api'),
    ];
    const levels = (value: string) =>
      connect(catalog(value), 'component:web').connections.map(
        connection => connection.access,
      );
    expect(levels('read')).toEqual(['read', 'read', 'read']);
    expect(
      levels('read, resource:default/db=Read-Write; orders-api = invoke'),
    ).toEqual(['invoke', 'readwrite', 'read']);
    expect(levels('')).toEqual([undefined, undefined, undefined]);

    const { problems } = connect(
      catalog('reed, dbb=read, queue=shout, a:b:c=read'),
      'component:web',
    );
    expect(problems.map(({ code, mend }) => `${code}: ${mend}`)).toEqual([
      'malformed-reference: Write it like resource:default/name=read.',
      expect.stringMatching(/^unknown-access-level: Did you mean read\?/),
      expect.stringMatching(/^unknown-access-level: .*publish/),
      expect.stringMatching(
        /^unused-access: Did you mean resource:default\/db/,
      ),
    ]);
  });
});
