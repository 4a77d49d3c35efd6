import type { Entity } from '@backstage/catalog-model';

/** What a catalog for the benchmark is made for: all of its systems. */
export const BENCH_DOMAIN = 'domain:default/bench';

/**
 * A catalog of which `count` entities become infrastructure. Ten of them make a
 * system as companies have it: a website, three services and a worker, with a
 * database, a cache, a queue, a topic and a bucket; each system calls the one
 * before it.
 */
export function benchCatalog(count: number): Entity[] {
  const entities: Entity[] = [entity('Domain', 'bench', {})];
  let left = count;
  for (let number = 0; left > 0; number++) {
    const members = membersOf(number);
    entities.push(
      entity('System', `system-${number}`, { domain: 'bench' }),
      ...members.slice(0, left),
      entity('API', `api-${number}`, {
        type: 'openapi',
        system: `system-${number}`,
        definition: 'openapi: 3.1.0',
      }),
    );
    left -= members.length;
  }
  return entities;
}

function membersOf(number: number): Entity[] {
  const name = (role: string) => `${role}-${number}`;
  const member = (
    kind: string,
    role: string,
    type: string,
    options: {
      dependsOn?: string[];
      spec?: Record<string, string | string[]>;
      annotations?: Record<string, string>;
    } = {},
  ) =>
    entity(
      kind,
      name(role),
      {
        type,
        system: `system-${number}`,
        dependsOn: (options.dependsOn ?? []).map(
          target => `resource:${name(target)}`,
        ),
        ...options.spec,
      },
      options.annotations,
    );
  return [
    member('Component', 'orders', 'service', {
      dependsOn: ['orders-db', 'orders-cache', 'orders-queue'],
      spec: { providesApis: [`api-${number}`] },
      annotations: { 'stackgen.io/exposure': 'internet' },
    }),
    member('Resource', 'orders-db', 'postgres-database', {
      annotations: { 'stackgen.io/storage-gb': '50' },
    }),
    member('Component', 'shipping', 'service', {
      dependsOn: ['orders-db', 'orders-events'],
      spec: number > 0 ? { consumesApis: [`api-${number - 1}`] } : {},
      annotations: { 'stackgen.io/size': 'medium' },
    }),
    member('Resource', 'orders-queue', 'queue'),
    member('Component', 'worker', 'service', {
      dependsOn: ['orders-queue', 'documents'],
      annotations: { 'stackgen.io/access': `${name('orders-queue')}=consume` },
    }),
    member('Resource', 'documents', 's3-bucket'),
    member('Component', 'catalog', 'service', {
      dependsOn: ['orders-cache', 'documents'],
    }),
    member('Resource', 'orders-cache', 'redis'),
    member('Component', 'shop', 'website', {
      spec: { consumesApis: [`api-${number}`] },
    }),
    member('Resource', 'orders-events', 'topic'),
  ];
}

function entity(
  kind: string,
  name: string,
  spec: Record<string, string | string[]>,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      description: `The ${name} of the benchmark`,
      tags: ['benchmark'],
      annotations,
    },
    spec: {
      owner: 'group:default/bench',
      ...(kind === 'Component' && { lifecycle: 'production' }),
      ...spec,
    },
  };
}
