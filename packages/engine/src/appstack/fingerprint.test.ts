import type { Entity } from '@backstage/catalog-model';
import {
  mappingSchema,
  standardsSchema,
  type AppStack,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { buildEntityGraph } from '../catalog';
import { canonicalJson } from './canonicalJson';
import { fingerprint, fingerprintOf } from './fingerprint';
import { hashSources } from './sourceHashes';

const web: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'web', tags: ['a', 'b'], annotations: { 'x/y': '1' } },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'team',
    dependsOn: ['resource:db', 'resource:cache'],
  },
};
const db: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'db' },
  spec: { type: 'database', owner: 'team', engine: { version: 16 } },
};

function graphOf(...entities: Entity[]) {
  return buildEntityGraph(entities).graph;
}

const sources = {
  graph: graphOf(web, db),
  mapping: mappingSchema.parse({ name: 'default', rules: [] }),
  standards: standardsSchema.parse({}),
  engineVersion: '0.1.0',
  cloud: 'aws' as const,
  region: 'eu-central-1',
  settings: {},
};

/** The fingerprint of all of this; of all entities when none are selected. */
function of({
  cloud,
  region,
  settings,
  ...parts
}: Omit<typeof sources, 'cloud' | 'settings'> & {
  cloud: Cloud;
  settings: AppStack['settings'];
  selected?: ReadonlySet<string>;
}): string {
  const all = new Set(parts.graph.nodes.map(({ ref }) => ref));
  return fingerprintOf({
    hashes: hashSources({ selected: all, ...parts }),
    cloud,
    region,
    settings,
  });
}

function withWeb(metadata: object, spec: object = {}, rest: object = {}) {
  return of({
    ...sources,
    graph: graphOf(
      {
        ...web,
        ...rest,
        metadata: { ...web.metadata, ...metadata },
        spec: { ...web.spec, ...spec },
      },
      db,
    ),
  });
}

describe('fingerprint', () => {
  it('is a SHA-256 that does not know the order of fields, nor what is undefined', () => {
    expect(fingerprint({ b: [1, { d: 2, c: undefined }], a: 'x' })).toBe(
      fingerprint({ a: 'x', b: [1, { d: 2 }] }),
    );
    // printf '{"a":"x"}' | sha256sum
    expect(fingerprint({ a: 'x', b: undefined })).toBe(
      'bac82bcae3ff0e486fd02d6dce53dc6444bcbd21f6ab5dea0a69e86e8b723b7f',
    );
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
  });

  it('survives data that contains itself', () => {
    const loop: Record<string, unknown> = { name: 'x' };
    loop.self = loop;
    expect(canonicalJson(loop)).toBe('{"name":"x","self":"…"}');
  });
});

describe('fingerprintOf', () => {
  const now = of(sources);

  it('stays the same when only the order of entities, tags or relations differs', () => {
    expect(of({ ...sources, graph: graphOf(db, web) })).toBe(now);
    expect(withWeb({ tags: ['b', 'a'] })).toBe(now);
    expect(
      withWeb({}, { dependsOn: ['Resource:default/cache', 'resource:db'] }),
    ).toBe(now);
  });

  it('does not count what the portal itself writes', () => {
    expect(
      withWeb(
        {
          uid: 'u1',
          etag: 'e1',
          annotations: { 'x/y': '1', 'backstage.io/orphan': 'true' },
        },
        {},
        {
          status: { items: [] },
          relations: [{ type: 'dependsOn', targetRef: 'resource:default/db' }],
        },
      ),
    ).toBe(now);
  });

  it('does not count entities outside the selection, nor what they say of it', () => {
    const selected = new Set(['resource:default/db']);
    expect(of({ ...sources, selected, graph: graphOf(web, db) })).toBe(
      of({ ...sources, selected, graph: graphOf(db) }),
    );
  });

  it.each([
    ['a tag', withWeb({ tags: ['a'] })],
    ['an annotation', withWeb({ annotations: { 'x/y': '2' } })],
    ['a label', withWeb({ labels: { tier: '1' } })],
    ['the title', withWeb({ title: 'Web' })],
    ['the description', withWeb({ description: 'Shop' })],
    ['the type', withWeb({}, { type: 'website' })],
    ['the lifecycle', withWeb({}, { lifecycle: 'experimental' })],
    ['the owner', withWeb({}, { owner: 'others' })],
    ['the system', withWeb({}, { system: 'shop' })],
    ['a relation', withWeb({}, { dependsOn: ['resource:db'] })],
    ['a field that a condition may ask for', withWeb({}, { tier: 1 })],
    ['the entities', of({ ...sources, graph: graphOf(web) })],
    [
      'the mapping',
      of({
        ...sources,
        mapping: { ...sources.mapping, name: 'other' },
      }),
    ],
    [
      'the standards',
      of({
        ...sources,
        standards: { ...sources.standards, name: 'other' },
      }),
    ],
    ['the engine', of({ ...sources, engineVersion: '0.2.0' })],
    ['the cloud', of({ ...sources, cloud: 'azure' })],
    ['the region', of({ ...sources, region: 'eu-west-1' })],
    [
      'a setting',
      of({
        ...sources,
        settings: { 'resource:default/db': { parameters: { storageGb: 1 } } },
      }),
    ],
  ])('changes with %s', (_what, other) => {
    expect(other).not.toBe(now);
  });
});
