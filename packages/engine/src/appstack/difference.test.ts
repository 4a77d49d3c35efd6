import type {
  AppStack,
  GeneratedResource,
} from 'backstage-plugin-stackgen-common';
import { compareGenerations, type Comparable } from './difference';
import { appStackOf, nodeOf, useOf } from './__testUtils__/appStacks';

const WEB = 'component:default/web';
const DB = 'resource:default/db';

function generationOf(
  appStack: AppStack,
  rest: Partial<Comparable> = {},
): Comparable {
  return { appStack, resources: [], files: [], ...rest };
}

function nodeChanges(before: AppStack, after: AppStack) {
  return compareGenerations(generationOf(before), generationOf(after)).nodes;
}

function detailsOf(before: AppStack, after: AppStack) {
  return nodeChanges(before, after).flatMap(change => change.details);
}

describe('compareGenerations, nodes', () => {
  it('lists all nodes as added when there was nothing', () => {
    const after = generationOf(appStackOf([nodeOf(WEB), nodeOf(DB)]));
    expect(compareGenerations(undefined, after).nodes).toEqual([
      { change: 'added', entityRef: WEB, details: [] },
      { change: 'added', entityRef: DB, details: [] },
    ]);
  });

  it('tells added, changed, removed and orphaned nodes apart', () => {
    const before = appStackOf([
      nodeOf(WEB),
      nodeOf(DB),
      nodeOf('resource:default/cache', { owner: 'group:default/a' }),
      nodeOf('resource:default/same'),
    ]);
    const after = appStackOf([
      nodeOf(DB, { orphan: true }),
      nodeOf('resource:default/cache', { owner: 'group:default/b' }),
      nodeOf('resource:default/new'),
      nodeOf('resource:default/same'),
    ]);
    expect(nodeChanges(before, after)).toEqual([
      { change: 'removed', entityRef: WEB, details: [] },
      {
        change: 'changed',
        entityRef: 'resource:default/cache',
        details: ['owner group:default/a → group:default/b'],
      },
      { change: 'orphaned', entityRef: DB, details: [] },
      { change: 'added', entityRef: 'resource:default/new', details: [] },
    ]);
    expect(nodeChanges(after, before)[2]).toEqual({
      change: 'changed',
      entityRef: DB,
      details: ['back in the catalog'],
    });
  });

  it('says which value changed, and where', () => {
    const before = nodeOf(DB, {
      parameters: { size: 'small', storageGb: 20, text: 'a b' },
      environments: { dev: { storageGb: 5 }, production: { storageGb: 20 } },
    });
    const after = nodeOf(DB, {
      parameters: { storageGb: 50, text: 'a c', version: '17' },
      environments: { dev: { storageGb: 5 }, production: { storageGb: 100 } },
    });
    expect(detailsOf(appStackOf([before]), appStackOf([after]))).toEqual([
      'size small → default',
      'storageGb 20 → 50, not in dev',
      'storageGb 20 → 100 in production',
      'text "a b" → "a c"',
      'version default → 17',
    ]);
  });

  it('counts what is in effect: a setting hides what the catalog says', () => {
    const settings = { [DB]: { parameters: { storageGb: 50 } } };
    const before = nodeOf(DB, { parameters: { storageGb: 20 } });
    const after = nodeOf(DB, { parameters: { storageGb: 30 } });
    expect(
      detailsOf(
        appStackOf([before], { settings }),
        appStackOf([after], { settings }),
      ),
    ).toEqual([]);
    expect(
      detailsOf(appStackOf([before], { settings }), appStackOf([after])),
    ).toEqual(['storageGb 50 → 30']);
  });

  it('says with the consumer what it uses', () => {
    const nodes = [nodeOf(WEB), nodeOf(DB), nodeOf('resource:default/q')];
    const before = appStackOf(nodes, {
      connections: [useOf(WEB, DB, 'read'), useOf(DB, WEB)],
    });
    const after = appStackOf(nodes, {
      connections: [
        useOf(WEB, DB, 'readwrite'),
        useOf(WEB, 'resource:default/q', 'publish'),
      ],
    });
    expect(nodeChanges(before, after)).toEqual([
      {
        change: 'changed',
        entityRef: WEB,
        details: [
          `uses ${DB}: read → readwrite`,
          'uses resource:default/q (publish)',
        ],
      },
      { change: 'changed', entityRef: DB, details: [`no longer uses ${WEB}`] },
    ]);
  });

  it('sees a renamed entity as one node, for which nothing else changes', () => {
    const NEW = 'resource:default/ledger';
    const before = appStackOf([nodeOf(WEB), nodeOf(DB, { entityUid: 'u1' })], {
      connections: [useOf(WEB, DB)],
    });
    const after = appStackOf(
      [
        nodeOf(WEB),
        nodeOf(NEW, { entityUid: 'u1', address: 'db', name: 'db' }),
      ],
      { connections: [useOf(WEB, NEW)] },
    );
    expect(nodeChanges(before, after)).toEqual([
      { change: 'changed', entityRef: NEW, details: [`renamed from ${DB}`] },
    ]);
  });
});

describe('compareGenerations, resources', () => {
  const database: GeneratedResource = {
    address: 'aws_db_instance.db',
    type: 'aws_db_instance',
    file: 'db.tf',
    entityRef: DB,
    implicit: false,
    reason: 'db',
    hash: '1',
    replacing: { engine: 'a', username: 'b' },
  };
  const group = {
    ...database,
    address: 'aws_security_group.db',
    type: 'aws_security_group',
  };

  function changes(before: GeneratedResource[], after: GeneratedResource[]) {
    const appStack = appStackOf([]);
    return compareGenerations(
      generationOf(appStack, { resources: before }),
      generationOf(appStack, { resources: after }),
    ).resources;
  }

  it('tells by address what is added, changed and removed', () => {
    const moved = { ...database, file: 'other.tf', reason: 'other' };
    expect(changes([database], [moved])).toEqual([]);
    expect(changes([database], [{ ...database, hash: '2' }, group])).toEqual([
      {
        change: 'changed',
        address: 'aws_db_instance.db',
        type: 'aws_db_instance',
        entityRef: DB,
      },
      {
        change: 'added',
        address: 'aws_security_group.db',
        type: 'aws_security_group',
        entityRef: DB,
      },
    ]);
    expect(changes([database], [])).toMatchObject([{ change: 'removed' }]);
  });

  it('says what the cloud would make anew, and because of which attributes', () => {
    const after = { ...database, hash: '2', replacing: { engine: 'z' } };
    expect(changes([database], [after])).toEqual([
      {
        change: 'replaced',
        address: 'aws_db_instance.db',
        type: 'aws_db_instance',
        entityRef: DB,
        because: ['engine', 'username'],
      },
    ]);
  });

  it('claims no replacement of which it cannot know', () => {
    const { replacing, ...old } = database;
    expect(replacing).toBeDefined();
    expect(changes([old], [{ ...database, hash: '2' }])).toMatchObject([
      { change: 'changed' },
    ]);
  });
});

describe('compareGenerations, files', () => {
  function changes(
    before: Record<string, string>,
    after: Record<string, string>,
  ) {
    const filesOf = (files: Record<string, string>) =>
      generationOf(appStackOf([]), {
        files: Object.entries(files).map(([path, content]) => ({
          path,
          content,
        })),
      });
    return compareGenerations(filesOf(before), filesOf(after)).files;
  }

  it('counts the lines of files that are added, changed and removed', () => {
    expect(
      changes(
        { 'a.tf': '1\n2\n3\n', 'b.tf': 'x\ny\n', 'c.tf': 'same\n' },
        { 'a.tf': '1\n3\n4\n5\n', 'c.tf': 'same\n', 'd.tf': 'x\n' },
      ),
    ).toEqual([
      { change: 'changed', path: 'a.tf', addedLines: 2, removedLines: 1 },
      { change: 'removed', path: 'b.tf', addedLines: 0, removedLines: 2 },
      { change: 'added', path: 'd.tf', addedLines: 1, removedLines: 0 },
    ]);
  });

  it('passes the conflicts of the merge on', () => {
    const conflict = { entityRef: DB, parameter: 'storageGb', ours: 50 };
    const appStack = appStackOf([]);
    expect(
      compareGenerations(
        generationOf(appStack),
        generationOf(appStack, { conflicts: [conflict] }),
      ).conflicts,
    ).toEqual([conflict]);
  });
});
