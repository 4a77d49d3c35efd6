import { mergeAppStack } from './merge';
import { appStackOf, nodeOf, useOf } from './__testUtils__/appStacks';

const WEB = 'component:default/web';
const DB = 'resource:default/db';
const CACHE = 'resource:default/cache';

describe('mergeAppStack', () => {
  it('takes the fresh appStack when nothing is stored, sorted and with unique addresses', () => {
    const fresh = appStackOf([
      nodeOf(WEB),
      nodeOf('component:other/web', { address: 'web' }),
      nodeOf(CACHE),
    ]);
    const { appStack } = mergeAppStack({ fresh, mode: 'merge' });
    expect(appStack.nodes.map(node => [node.entityRef, node.address])).toEqual([
      [WEB, 'web'],
      ['component:other/web', 'component_web'],
      [CACHE, 'cache'],
    ]);
  });

  it('keeps a stored address although a fresh one would be different', () => {
    const stored = appStackOf([nodeOf(DB, { address: 'resource_db' })]);
    const fresh = appStackOf([nodeOf(DB), nodeOf(WEB, { address: 'db' })]);
    for (const mode of ['merge', 'overwrite'] as const) {
      const { appStack } = mergeAppStack({ stored, fresh, mode });
      expect(appStack.nodes.map(node => node.address)).toEqual([
        'db',
        'resource_db',
      ]);
    }
  });

  it('gives a new node another address when a stored one has its own', () => {
    const stored = appStackOf([nodeOf(CACHE, { address: 'db' })]);
    const fresh = appStackOf([nodeOf(DB)]);
    const { appStack } = mergeAppStack({ stored, fresh, mode: 'merge' });
    expect(appStack.nodes.map(node => node.address)).toEqual([
      'db',
      'resource_db',
    ]);
  });

  it('leaves nodes outside the selection as they are, with their connections', () => {
    const stored = appStackOf([nodeOf(WEB), nodeOf(DB), nodeOf(CACHE)], {
      connections: [useOf(WEB, DB), useOf(WEB, CACHE)],
    });
    const fresh = appStackOf([nodeOf(DB, { parameters: { storageGb: 100 } })], {
      entityRefs: [DB],
      connections: [useOf(WEB, DB, 'read')],
    });
    const { appStack } = mergeAppStack({
      stored,
      fresh,
      selected: [DB],
      mode: 'merge',
    });
    expect(appStack.nodes).toEqual([
      nodeOf(WEB),
      nodeOf(CACHE),
      nodeOf(DB, { parameters: { storageGb: 100 } }),
    ]);
    expect(appStack.connections).toEqual([useOf(WEB, CACHE), useOf(WEB, DB)]);
    expect(appStack.entityRefs).toEqual(['system:default/shop']);
  });

  it('adds what the appStack is for when a sync brings something new', () => {
    const { appStack } = mergeAppStack({
      stored: appStackOf([nodeOf(WEB)]),
      fresh: appStackOf([nodeOf(DB)], { entityRefs: [DB] }),
      mode: 'merge',
    });
    expect(appStack.entityRefs).toEqual(['system:default/shop', DB]);
    expect(appStack.nodes).toEqual([nodeOf(WEB), nodeOf(DB)]);
  });

  it('replaces the connections of a fresh consumer to what the sync knows about', () => {
    const stored = appStackOf([nodeOf(WEB), nodeOf(DB), nodeOf(CACHE)], {
      connections: [useOf(WEB, DB), useOf(WEB, CACHE)],
    });
    const fresh = appStackOf([nodeOf(WEB)]);
    const sync = { stored, fresh, selected: [WEB], mode: 'merge' } as const;
    expect(mergeAppStack(sync).appStack.connections).toEqual([
      useOf(WEB, CACHE),
      useOf(WEB, DB),
    ]);
    expect(
      mergeAppStack({ ...sync, known: [DB] }).appStack.connections,
    ).toEqual([useOf(WEB, CACHE)]);
  });

  it('keeps what left the catalog or is no longer mapped as an orphan, with its connections', () => {
    const stored = appStackOf([nodeOf(WEB), nodeOf(DB), nodeOf(CACHE)], {
      connections: [useOf(WEB, DB), useOf(WEB, CACHE)],
      settings: { [DB]: { parameters: { storageGb: 50 } } },
    });
    const { appStack, conflicts } = mergeAppStack({
      stored,
      fresh: appStackOf([nodeOf(WEB)]),
      selected: [WEB, CACHE],
      missing: [DB],
      known: [CACHE, DB],
      mode: 'merge',
    });
    expect(appStack.nodes).toEqual([
      nodeOf(WEB),
      nodeOf(CACHE, { orphan: true }),
      nodeOf(DB, { orphan: true }),
    ]);
    expect(appStack.connections).toEqual([useOf(WEB, CACHE), useOf(WEB, DB)]);
    expect(appStack.settings).toEqual(stored.settings);
    expect(conflicts).toEqual([]);
  });

  it('takes the mark from an orphan that came back', () => {
    const { appStack } = mergeAppStack({
      stored: appStackOf([nodeOf(DB, { orphan: true, address: 'old_db' })]),
      fresh: appStackOf([nodeOf(DB)]),
      mode: 'merge',
    });
    expect(appStack.nodes).toEqual([nodeOf(DB, { address: 'old_db' })]);
  });

  it('follows a renamed entity by its uid: address, connections, settings and purpose move along', () => {
    const NEW = 'resource:default/ledger';
    const stored = appStackOf([nodeOf(WEB), nodeOf(DB, { entityUid: 'u1' })], {
      entityRefs: [DB, WEB],
      connections: [useOf(WEB, DB)],
      settings: { [DB]: { parameters: { storageGb: 50 } } },
    });
    const { appStack, renamed } = mergeAppStack({
      stored,
      fresh: appStackOf([nodeOf(NEW, { entityUid: 'u1' })], {
        entityRefs: [NEW],
      }),
      selected: [NEW],
      missing: [DB],
      mode: 'merge',
    });
    expect(renamed).toEqual([{ from: DB, to: NEW }]);
    expect(appStack.nodes).toEqual([
      nodeOf(WEB),
      nodeOf(NEW, {
        entityUid: 'u1',
        address: 'db',
        name: 'db',
        blockName: 'ledger',
        formerBlockNames: ['db'],
      }),
    ]);
    expect(appStack.connections).toEqual([useOf(WEB, NEW)]);
    expect(appStack.settings).toEqual({ [NEW]: stored.settings[DB] });
    expect(appStack.entityRefs).toEqual([NEW, WEB]);
  });

  it('tells a renamed entity from the new one that took its name', () => {
    const { appStack, renamed } = mergeAppStack({
      stored: appStackOf([nodeOf(DB, { entityUid: 'u1' })], {
        settings: { [DB]: { parameters: { storageGb: 50 } } },
      }),
      fresh: appStackOf([
        nodeOf(CACHE, { entityUid: 'u1' }),
        nodeOf(DB, { entityUid: 'u2' }),
      ]),
      mode: 'merge',
    });
    expect(renamed).toEqual([{ from: DB, to: CACHE }]);
    expect(appStack.nodes.map(node => [node.entityRef, node.address])).toEqual([
      [CACHE, 'db'],
      [DB, 'resource_db'],
    ]);
    expect(Object.keys(appStack.settings)).toEqual([CACHE]);
  });

  it('swaps nodes when two entities swapped their names', () => {
    const { appStack } = mergeAppStack({
      stored: appStackOf([
        nodeOf(CACHE, { entityUid: 'u1' }),
        nodeOf(DB, { entityUid: 'u2' }),
      ]),
      fresh: appStackOf([
        nodeOf(CACHE, { entityUid: 'u2' }),
        nodeOf(DB, { entityUid: 'u1' }),
      ]),
      mode: 'merge',
    });
    expect(appStack.nodes.map(node => node.address)).toEqual(['db', 'cache']);
  });

  it('takes an entity that was registered anew for the same one', () => {
    const { appStack, renamed } = mergeAppStack({
      stored: appStackOf([nodeOf(DB, { entityUid: 'u1', address: 'old' })]),
      fresh: appStackOf([nodeOf(DB, { entityUid: 'u2' })]),
      mode: 'merge',
    });
    expect(appStack.nodes[0].address).toBe('old');
    expect(renamed).toEqual([]);
  });

  it('does not move a node into a ref that another stored node keeps', () => {
    const { appStack, renamed } = mergeAppStack({
      stored: appStackOf([
        nodeOf(CACHE, { entityUid: 'u1', orphan: true }),
        nodeOf(DB, { entityUid: 'u2' }),
      ]),
      fresh: appStackOf([nodeOf(CACHE, { entityUid: 'u2' })]),
      missing: [DB],
      mode: 'merge',
    });
    expect(renamed).toEqual([]);
    expect(appStack.nodes).toEqual([
      nodeOf(CACHE, { entityUid: 'u2' }),
      nodeOf(DB, { entityUid: 'u2', orphan: true }),
    ]);
  });

  it('believes no uid that two entities claim', () => {
    const { renamed } = mergeAppStack({
      stored: appStackOf([nodeOf(DB, { entityUid: 'u1' })]),
      fresh: appStackOf([
        nodeOf(CACHE, { entityUid: 'u1' }),
        nodeOf(WEB, { entityUid: 'u1' }),
      ]),
      mode: 'merge',
    });
    expect(renamed).toEqual([]);
  });

  it('replaces everything by the selection when it overwrites', () => {
    const { appStack, conflicts } = mergeAppStack({
      stored: appStackOf([nodeOf(WEB), nodeOf(DB, { address: 'old_db' })], {
        name: 'kept',
        connections: [useOf(WEB, DB)],
        settings: { [DB]: { parameters: { storageGb: 50 } } },
      }),
      fresh: appStackOf([nodeOf(DB, { parameters: { storageGb: 100 } })], {
        entityRefs: [DB],
      }),
      mode: 'overwrite',
    });
    expect(appStack).toEqual(
      appStackOf(
        [nodeOf(DB, { parameters: { storageGb: 100 }, address: 'old_db' })],
        { name: 'kept', entityRefs: [DB] },
      ),
    );
    expect(conflicts).toEqual([]);
  });
});

describe('conflicts of a merge', () => {
  const base = nodeOf(DB, {
    parameters: { storageGb: 20 },
    environments: { production: { storageGb: 100 } },
  });

  function mergeWith(
    theirs: Parameters<typeof nodeOf>[1],
    settings: object,
    takeTheirs?: string[],
  ) {
    const { appStack, conflicts } = mergeAppStack({
      stored: appStackOf([base], { settings: { [DB]: settings } }),
      fresh: appStackOf([nodeOf(DB, theirs)]),
      mode: 'merge',
      takeTheirs: takeTheirs && { [DB]: takeTheirs },
    });
    return { settings: appStack.settings[DB], conflicts };
  }

  it('are told when catalog and setting changed one value to different ones; the setting stays', () => {
    const settings = { parameters: { storageGb: 50 } };
    expect(mergeWith({ parameters: { storageGb: 30 } }, settings)).toEqual({
      settings,
      conflicts: [
        {
          entityRef: DB,
          parameter: 'storageGb',
          base: 20,
          ours: 50,
          theirs: 30,
        },
      ],
    });
  });

  it('are not told when only the setting changed, or both to the same', () => {
    const settings = { parameters: { storageGb: 50 } };
    const unchanged = { parameters: { storageGb: 20 } };
    const same = { parameters: { storageGb: 50 } };
    expect(mergeWith(unchanged, settings).conflicts).toEqual([]);
    expect(mergeWith(same, settings)).toEqual({ settings, conflicts: [] });
  });

  it('leave out the value of a side that goes back to the default of the type', () => {
    const settings = { parameters: { storageGb: 50 } };
    expect(mergeWith({}, settings).conflicts).toEqual([
      { entityRef: DB, parameter: 'storageGb', base: 20, ours: 50 },
    ]);
  });

  it('name the environment of a setting for one environment', () => {
    const settings = { environments: { production: { storageGb: 500 } } };
    const theirs = {
      parameters: { storageGb: 20 },
      environments: { production: { storageGb: 200 } },
    };
    expect(mergeWith(theirs, settings).conflicts).toEqual([
      {
        entityRef: DB,
        parameter: 'storageGb',
        environment: 'production',
        base: 100,
        ours: 500,
        theirs: 200,
      },
    ]);
  });

  it('count a change for all environments in those that have no value of their own', () => {
    const settings = { environments: { dev: { storageGb: 25 } } };
    const theirs = { ...base, parameters: { storageGb: 30 }, environments: {} };
    expect(mergeWith(theirs, settings).conflicts).toMatchObject([
      { environment: 'dev', base: 20, ours: 25, theirs: 30 },
    ]);
  });

  it('are gone with the settings that somebody gives up for the catalog', () => {
    const settings = {
      parameters: { storageGb: 50, version: '17' },
      environments: { production: { storageGb: 500 } },
    };
    const theirs = {
      parameters: { storageGb: 30 },
      environments: { production: { storageGb: 200 } },
    };
    expect(
      mergeWith(theirs, settings, ['storageGb', 'production/storageGb']),
    ).toEqual({ settings: { parameters: { version: '17' } }, conflicts: [] });
    expect(
      mergeWith(theirs, { parameters: { storageGb: 50 } }, ['storageGb'])
        .settings,
    ).toBeUndefined();
  });
});
