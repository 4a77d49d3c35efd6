import {
  buildForTest,
  type TestNode,
} from '../../resource-types/__testUtils__/buildForTest';

const EXISTING = {
  network: 'projects/acme-net/global/networks/shared',
  privateSubnets: ['projects/acme-net/regions/europe-west3/subnetworks/apps'],
};

function notesOn(
  nodes: Record<string, TestNode>,
  connections: Parameters<typeof buildForTest>[1] = [],
  mode: 'byIds' | 'create' = 'byIds',
): string {
  const { notes } = buildForTest(nodes, connections, undefined, 'gcp', {
    network: { mode, existing: EXISTING },
  });
  return [...notes.beforeFirstApply]
    .filter(sentence => sentence.includes('network that is there'))
    .join('\n');
}

const SERVICE = { type: 'container-service' };

test('a network of the stack’s own has no other owner', () => {
  expect(notesOn({ shop: SERVICE }, [], 'create')).toBe('');
});

test('an owner learns which names lead to Google inside of the network', () => {
  const alone = notesOn({ shop: SERVICE });
  expect(alone).toMatch(/`googleapis\.com` and .*`199\.36\.153\.8\/30`/);
  expect(alone).not.toContain('run.app');
  expect(
    notesOn({ shop: SERVICE, prices: SERVICE }, [['shop', 'invoke', 'prices']]),
  ).toMatch(/`googleapis\.com`, `run\.app` and/);
  expect(notesOn({ main: { type: 'kubernetes-cluster' } })).toMatch(
    /`gcr\.io`, `googleapis\.com`, `pkg\.dev` and/,
  );
});

test('an owner learns what databases and caches want, when there are some', () => {
  const wanted = /servicenetworking\.googleapis\.com|gcp-memorystore/;
  expect(notesOn({ shop: SERVICE })).not.toMatch(wanted);
  expect(notesOn({ db: { type: 'postgres-database' } })).toContain(
    'servicenetworking.googleapis.com',
  );
  expect(notesOn({ cache: { type: 'cache' } })).toMatch(
    /`gcp-memorystore` in `europe-west3`/,
  );
});

test('accounts of Google that need rights in another project are named once', () => {
  const notes = notesOn({
    shop: SERVICE,
    prices: SERVICE,
    main: { type: 'kubernetes-cluster' },
  });
  const run = '`service-NUMBER@serverless-robot-prod.iam.gserviceaccount.com`';
  expect(notes.split(run)).toHaveLength(2);
  expect(notes).toContain('`roles/container.hostServiceAgentUser`');
});
