import type { Entity } from '@backstage/catalog-model';

/** An entity for tests, by `Kind name` or `Kind namespace/name`. */
export function entity(
  what: string,
  spec: object = {},
  metadata: object = {},
): Entity {
  const [kind, fullName] = what.split(' ');
  const [name, namespace] = fullName.split('/').reverse();
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, ...(namespace && { namespace }), ...metadata },
    spec: spec as Entity['spec'],
  };
}

const RELATIONS: Record<string, [forward: string, backward: string]> = {
  system: ['partOf', 'hasPart'],
  domain: ['partOf', 'hasPart'],
  subdomainOf: ['partOf', 'hasPart'],
  subcomponentOf: ['partOf', 'hasPart'],
  dependsOn: ['dependsOn', 'dependencyOf'],
  dependencyOf: ['dependencyOf', 'dependsOn'],
  providesApis: ['providesApi', 'apiProvidedBy'],
  consumesApis: ['consumesApi', 'apiConsumedBy'],
};

const DEFAULT_KINDS: Record<string, string> = {
  system: 'system',
  domain: 'domain',
  subdomainOf: 'domain',
  subcomponentOf: 'component',
  providesApis: 'api',
  consumesApis: 'api',
};

/** Fields that Backstage's processors read, by kind. */
const FIELDS: Record<string, string[]> = {
  Component: [
    'system',
    'subcomponentOf',
    'dependsOn',
    'dependencyOf',
    'providesApis',
    'consumesApis',
  ],
  Resource: ['system', 'dependsOn', 'dependencyOf'],
  API: ['system'],
  System: ['domain'],
  Domain: ['subdomainOf'],
};

export function refOf(of: Entity): string {
  const { namespace = 'default', name } = of.metadata;
  return `${of.kind}:${namespace}/${name}`.toLowerCase();
}

/** The same entities as a portal has them: each with its relations. */
export function withRelations(entities: Entity[]): Entity[] {
  const relations = new Map<string, Map<string, object>>();
  const add = (source: string, type: string, targetRef: string) => {
    const own = relations.get(source) ?? new Map();
    own.set(`${type} ${targetRef}`, { type, targetRef });
    relations.set(source, own);
  };
  for (const source of entities) {
    for (const field of FIELDS[source.kind] ?? []) {
      const value = (source.spec as Record<string, unknown>)[field] ?? [];
      for (const text of [value].flat() as string[]) {
        const [name, namespace = source.metadata.namespace ?? 'default'] = text
          .replace(/^[^:]*:/, '')
          .split('/')
          .reverse();
        const kind = text.includes(':')
          ? text.split(':')[0]
          : DEFAULT_KINDS[field];
        const target = `${kind}:${namespace}/${name}`.toLowerCase();
        const [forward, backward] = RELATIONS[field];
        add(refOf(source), forward, target);
        add(target, backward, refOf(source));
      }
    }
  }
  return entities.map(source => ({
    ...source,
    metadata: { ...source.metadata, uid: `uid of ${refOf(source)}` },
    relations: [...(relations.get(refOf(source))?.values() ?? [])] as [],
  }));
}
