import type { Entity } from '@backstage/catalog-model';

/** An entity as the catalog hands it out, with the given relations. */
export function catalogEntity(options: {
  kind: string;
  name: string;
  spec?: Record<string, any>;
  metadata?: Partial<Entity['metadata']>;
  relations?: Record<string, string[]>;
}): Entity {
  const { kind, name, spec, metadata, relations = {} } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', ...metadata },
    spec: { owner: 'group:default/shop', ...spec },
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(targetRef => ({ type, targetRef })),
    ),
  };
}

/**
 * A shop: a service that uses a PostgreSQL database and a cache, a library, and
 * a component of a type that nobody knows.
 */
export function shopCatalog(): Entity[] {
  const partOf = ['system:default/shop'];
  return [
    catalogEntity({
      kind: 'System',
      name: 'shop',
      relations: {
        hasPart: [
          'component:default/orders',
          'component:default/ui-kit',
          'component:default/oddity',
          'resource:default/orders-db',
          'resource:default/sessions',
        ],
      },
    }),
    catalogEntity({
      kind: 'Component',
      name: 'orders',
      spec: {
        type: 'service',
        lifecycle: 'production',
        system: 'shop',
        dependsOn: ['resource:default/orders-db', 'resource:default/sessions'],
      },
      relations: {
        partOf,
        dependsOn: ['resource:default/orders-db', 'resource:default/sessions'],
      },
    }),
    catalogEntity({
      kind: 'Component',
      name: 'ui-kit',
      spec: { type: 'library', lifecycle: 'production', system: 'shop' },
      relations: { partOf },
    }),
    catalogEntity({
      kind: 'Component',
      name: 'oddity',
      spec: { type: 'quantum-thing', lifecycle: 'production', system: 'shop' },
      relations: { partOf },
    }),
    catalogEntity({
      kind: 'Resource',
      name: 'orders-db',
      metadata: { tags: ['postgresql'] },
      spec: { type: 'database', system: 'shop' },
      relations: { partOf, dependencyOf: ['component:default/orders'] },
    }),
    catalogEntity({
      kind: 'Resource',
      name: 'sessions',
      metadata: { tags: ['redis'] },
      spec: { type: 'cache', system: 'shop' },
      relations: { partOf, dependencyOf: ['component:default/orders'] },
    }),
  ];
}
