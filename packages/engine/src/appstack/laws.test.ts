import type {
  AppStack,
  Difference,
  GeneratedFile,
  GeneratedResource,
} from 'backstage-plugin-stackgen-common';
import fc from 'fast-check';
import { assignAddresses, type AddressedEntity } from './addresses';
import { canonicalJson } from './canonicalJson';
import { compareGenerations } from './difference';
import { mergeAppStack } from './merge';
import { isReservedAddress } from './reservedAddresses';
import { appStackArbitrary } from './__testUtils__/appStacks';

const stack = appStackArbitrary();
const storedStack = appStackArbitrary({ settings: true });
const refsOf = (appStack: AppStack) =>
  appStack.nodes.map(node => node.entityRef);

function shuffled(appStack: AppStack): fc.Arbitrary<AppStack> {
  return fc
    .tuple(
      fc.shuffledSubarray(appStack.nodes, {
        minLength: appStack.nodes.length,
      }),
      fc.shuffledSubarray(appStack.connections, {
        minLength: appStack.connections.length,
      }),
    )
    .map(([nodes, connections]) => ({ ...appStack, nodes, connections }));
}

describe('laws of merging', () => {
  it('merging what is there already changes nothing', () => {
    fc.assert(
      fc.property(storedStack, appStack => {
        const stored = mergeAppStack({ fresh: appStack, mode: 'merge' });
        const again = mergeAppStack({
          stored: stored.appStack,
          fresh: appStack,
          selected: refsOf(appStack),
          mode: 'merge',
        });
        expect(again).toEqual({
          appStack: stored.appStack,
          conflicts: [],
          renamed: [],
        });
      }),
    );
  });

  it('the order of nodes and connections does not matter', () => {
    const orders = fc
      .tuple(storedStack, stack)
      .chain(([stored, fresh]) =>
        fc.tuple(
          fc.constant(stored),
          fc.constant(fresh),
          shuffled(stored),
          shuffled(fresh),
        ),
      );
    fc.assert(
      fc.property(
        orders,
        fc.constantFrom('merge' as const, 'overwrite' as const),
        ([stored, fresh, storedShuffled, freshShuffled], mode) => {
          const selected = refsOf(stored);
          const one = mergeAppStack({ stored, fresh, selected, mode });
          const two = mergeAppStack({
            stored: storedShuffled,
            fresh: freshShuffled,
            selected: [...selected].reverse(),
            mode,
          });
          expect(two).toEqual(one);
          expect(canonicalJson(two)).toBe(canonicalJson(one));
        },
      ),
    );
  });

  it('merging twice is merging once', () => {
    fc.assert(
      fc.property(storedStack, stack, (stored, fresh) => {
        const sync = {
          fresh,
          selected: refsOf(stored),
          known: refsOf(stored),
          mode: 'merge',
        } as const;
        const once = mergeAppStack({ ...sync, stored });
        const twice = mergeAppStack({ ...sync, stored: once.appStack });
        expect(twice.appStack).toEqual(once.appStack);
        expect(twice.conflicts).toEqual([]);
      }),
    );
  });

  it('a partial sync never touches the rest, and merging removes nothing', () => {
    fc.assert(
      fc.property(storedStack, stack, (stored, fresh) => {
        const touched = new Set(refsOf(fresh));
        const { appStack } = mergeAppStack({
          stored,
          fresh,
          selected: [...touched],
          mode: 'merge',
        });
        const after = new Map(
          appStack.nodes.map(node => [node.entityRef, node]),
        );
        const untouched = stored.nodes.filter(
          node => !touched.has(node.entityRef),
        );
        expect(untouched.map(({ entityRef }) => after.get(entityRef))).toEqual(
          untouched,
        );
        expect(
          stored.nodes.map(({ entityRef }) => after.get(entityRef)?.address),
        ).toEqual(stored.nodes.map(node => node.address));
        expect(appStack.connections).toEqual(
          expect.arrayContaining(
            stored.connections.filter(
              ({ consumer, provider }) =>
                !touched.has(consumer) || !touched.has(provider),
            ),
          ),
        );
        const addresses = appStack.nodes.map(node => node.address);
        expect(new Set(addresses).size).toBe(addresses.length);
      }),
    );
  });

  it('whatever was renamed to whatever, no ref is there twice and no address is lost', () => {
    const uids = fc.array(fc.constantFrom('u1', 'u2', 'u3', 'u4', undefined), {
      minLength: 16,
      maxLength: 16,
    });
    const withUids = (appStack: AppStack, all: (string | undefined)[]) => ({
      ...appStack,
      nodes: appStack.nodes.map((node, index) => ({
        ...node,
        entityUid: all[index],
      })),
    });
    fc.assert(
      fc.property(storedStack, stack, uids, uids, (a, b, ours, theirs) => {
        const stored = withUids(a, ours);
        const { appStack } = mergeAppStack({
          stored,
          fresh: withUids(b, theirs),
          selected: refsOf(b),
          mode: 'merge',
        });
        const refs = refsOf(appStack);
        expect(new Set(refs).size).toBe(refs.length);
        const addresses = appStack.nodes.map(node => node.address);
        expect(new Set(addresses).size).toBe(addresses.length);
        expect(addresses).toEqual(
          expect.arrayContaining(stored.nodes.map(node => node.address)),
        );
        expect(refs).toEqual(expect.arrayContaining(refsOf(b)));
      }),
    );
  });

  it('settings survive a merge and are dropped by overwriting', () => {
    fc.assert(
      fc.property(storedStack, stack, (stored, fresh) => {
        const merged = mergeAppStack({ stored, fresh, mode: 'merge' });
        expect(merged.appStack.settings).toEqual(stored.settings);
        const overwritten = mergeAppStack({ stored, fresh, mode: 'overwrite' });
        expect(overwritten.appStack.settings).toEqual({});
        expect(refsOf(overwritten.appStack)).toEqual(refsOf(fresh).sort());
      }),
    );
  });

  it('a conflict is told exactly where both sides changed a value differently', () => {
    fc.assert(
      fc.property(storedStack, stack, (stored, fresh) => {
        const { conflicts } = mergeAppStack({ stored, fresh, mode: 'merge' });
        for (const { base, ours, theirs } of conflicts) {
          expect(base).not.toEqual(theirs);
          expect(ours).not.toEqual(theirs);
          expect(ours).toBeDefined();
        }
        const takeTheirs: Record<string, string[]> = {};
        for (const { entityRef, environment, parameter } of conflicts) {
          (takeTheirs[entityRef] ??= []).push(
            environment ? `${environment}/${parameter}` : parameter,
          );
        }
        const settled = mergeAppStack({
          stored,
          fresh,
          mode: 'merge',
          takeTheirs,
        });
        expect(settled.conflicts).toEqual([]);
        expect(settled.appStack.nodes).toEqual(
          mergeAppStack({ stored, fresh, mode: 'merge' }).appStack.nodes,
        );
      }),
    );
  });
});

const hash = fc.constantFrom('1', '2');
const resources = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
  .chain(names =>
    fc.tuple(
      ...names.map(name =>
        fc.record({ hash, engine: hash }).map(
          (values): GeneratedResource => ({
            address: `aws_db_instance.${name}`,
            type: 'aws_db_instance',
            file: `${name}.tf`,
            implicit: false,
            reason: name,
            hash: values.hash + values.engine,
            replacing: { engine: values.engine },
          }),
        ),
      ),
    ),
  );
const files = fc
  .uniqueArray(fc.constantFrom('a.tf', 'b.tf', 'c.tf'))
  .chain(paths =>
    fc.tuple(
      ...paths.map(path =>
        fc
          .array(fc.constantFrom('x', 'y', '}'), { maxLength: 6 })
          .map((lines): GeneratedFile => ({ path, content: lines.join('\n') })),
      ),
    ),
  );
const generation = fc.record({ appStack: storedStack, resources, files });

const MIRRORED = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
  replaced: 'replaced',
  orphaned: 'changed',
} as const;

/** What has to be told in the other direction; details are left out. */
function mirrored(difference: Difference) {
  return {
    nodes: difference.nodes.map(({ change, entityRef }) => ({
      change: MIRRORED[change],
      entityRef,
    })),
    resources: difference.resources.map(change => ({
      ...change,
      change: MIRRORED[change.change],
    })),
    files: difference.files.map(
      ({ change, path, addedLines, removedLines }) => ({
        change: MIRRORED[change],
        path,
        addedLines: removedLines,
        removedLines: addedLines,
      }),
    ),
  };
}

describe('laws of comparing', () => {
  it('a generation does not differ from itself', () => {
    fc.assert(
      fc.property(generation, one => {
        expect(compareGenerations(one, structuredClone(one))).toEqual({
          nodes: [],
          resources: [],
          files: [],
          conflicts: [],
        });
      }),
    );
  });

  it('the way back mirrors the way there', () => {
    fc.assert(
      fc.property(generation, generation, (a, b) => {
        const {
          nodes,
          resources: blocks,
          files: texts,
        } = compareGenerations(b, a);
        expect({
          nodes: nodes.map(({ change, entityRef }) => ({ change, entityRef })),
          resources: blocks,
          files: texts,
        }).toEqual(mirrored(compareGenerations(a, b)));
      }),
    );
  });

  it('a merge shows every node that it adds or orphans, and no other', () => {
    fc.assert(
      fc.property(storedStack, stack, (stored, fresh) => {
        const { appStack } = mergeAppStack({
          stored,
          fresh,
          selected: refsOf(stored),
          mode: 'merge',
        });
        const { nodes } = compareGenerations(
          { appStack: stored, resources: [], files: [] },
          { appStack, resources: [], files: [] },
        );
        const refsWith = (change: string) =>
          nodes
            .filter(node => node.change === change)
            .map(node => node.entityRef);
        const [before, now] = [refsOf(stored), refsOf(fresh)];
        expect(refsWith('added')).toEqual(
          now.filter(ref => !before.includes(ref)).sort(),
        );
        expect(refsWith('orphaned')).toEqual(
          before.filter(ref => !now.includes(ref)).sort(),
        );
        expect(refsWith('removed')).toEqual([]);
      }),
    );
  });
});

const entity: fc.Arbitrary<AddressedEntity> = fc
  .record({
    kind: fc.constantFrom('component', 'resource', 'custom', '9'),
    namespace: fc.constantFrom('default', 'override', 'other'),
    name: fc.oneof(
      fc.constantFrom(
        'orders',
        'Orders',
        'or-ders',
        'or.ders',
        'resource-orders',
        'main',
        'custom',
        'override',
        'private-a',
        'entity',
      ),
      fc.string({ unit: 'grapheme', maxLength: 70 }),
      fc.stringMatching(/^[A-Za-z0-9._-]{1,63}$/),
    ),
  })
  .map(parts => ({
    ...parts,
    entityRef: `${parts.kind}:${parts.namespace}/${parts.name}`,
  }));
const entities = fc.uniqueArray(entity, {
  maxLength: 25,
  selector: one => one.entityRef,
});

describe('laws of addresses', () => {
  it('every entity gets one that Terraform accepts and nobody else has', () => {
    fc.assert(
      fc.property(entities, all => {
        const addresses = [...assignAddresses(all, new Map()).values()];
        expect(addresses).toHaveLength(all.length);
        expect(new Set(addresses).size).toBe(all.length);
        for (const address of addresses) {
          expect(address).toMatch(/^[a-z][a-z0-9_]{0,49}$/);
          expect(isReservedAddress(address)).toBe(false);
        }
      }),
    );
  });

  it('the order of the entities does not matter', () => {
    const orders = entities.chain(all =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(orders, ([all, mixed]) => {
        expect(Object.fromEntries(assignAddresses(mixed, new Map()))).toEqual(
          Object.fromEntries(assignAddresses(all, new Map())),
        );
      }),
    );
  });

  it('those that are stored stay whatever is added', () => {
    fc.assert(
      fc.property(entities, entities, (before, added) => {
        const stored = assignAddresses(before, new Map());
        const after = assignAddresses([...added, ...before], stored);
        for (const [ref, address] of stored) {
          expect(after.get(ref)).toBe(address);
        }
        expect(new Set(after.values()).size).toBe(after.size);
      }),
    );
  });
});
