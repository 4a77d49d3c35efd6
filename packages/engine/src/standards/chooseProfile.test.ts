import { buildEntityGraph } from '../catalog';
import { entity } from '../catalog/__testUtils__/testCatalog';
import { chooseProfile } from './chooseProfile';
import { readStandards } from './readStandards';

const { graph } = buildEntityGraph([
  entity('Domain shops'),
  entity('System shop', { owner: 'team-a', domain: 'shops' }),
  entity('System bank/ledger', { owner: 'group:bank/clerks' }),
  entity('Component basket', {
    type: 'service',
    owner: 'team-b',
    system: 'shop',
    lifecycle: 'experimental',
  }),
]);

function chosen(whens: string[], ...entityRefs: string[]) {
  const { profiles, problems } = readStandards([
    ...whens.map((when, index) => ({ name: `when-${index}`, when })),
    { name: 'rest' },
  ]);
  expect(problems).toEqual([]);
  const result = chooseProfile(profiles!, graph, entityRefs);
  return {
    name: result.standards.name,
    because: result.because,
    problems: result.problems.map(({ severity, where }) => [severity, where]),
  };
}

test.each([
  ['owner == "team-a"', 'system:default/shop'],
  ['domain == "shops"', 'system:default/shop'],
  ['domain == "shops"', 'component:default/basket'],
  ['system == "shop" && owner == "team-b"', 'component:default/basket'],
  ['lifecycle == "experimental"', 'component:default/basket'],
  ['entity.metadata.namespace == "bank"', 'system:bank/ledger'],
  ['owner == "bank/clerks"', 'system:bank/ledger'],
  ['entity.kind == "System"', 'system:default/shop'],
])('%s holds for %s', (when, entityRef) => {
  expect(chosen([when], entityRef)).toMatchObject({
    name: 'when-0',
    because: `Its condition holds: ${when}`,
  });
});

test('the first that holds is taken, the last for everything else', () => {
  const whens = ['owner == "nobody"', 'system == "shop"', 'domain == "shops"'];
  expect(chosen(whens, 'system:default/shop').name).toBe('when-1');
  expect(chosen(whens, 'system:bank/ledger')).toMatchObject({
    name: 'rest',
    because: 'No profile before it is for these entities.',
  });
  expect(chosen(whens, 'system:default/unknown').name).toBe('rest');
});

test('a condition must hold for each entity of the stack', () => {
  expect(
    chosen(
      ['owner == "team-a"', 'system == "shop"'],
      'system:default/shop',
      'component:default/basket',
    ).name,
  ).toBe('when-1');
});

test('a condition that cannot be evaluated is passed over, and it is said so', () => {
  expect(
    chosen(
      ['entity.spec.tier == "gold"', 'owner == "team-a"'],
      'system:default/shop',
    ),
  ).toMatchObject({
    name: 'when-1',
    problems: [['info', 'standards when-0 → when']],
  });
});

test('one profile alone is taken without a reason', () => {
  const { profiles } = readStandards({ name: 'acme' });
  expect(chooseProfile(profiles!, graph, ['system:default/shop'])).toEqual({
    standards: profiles![0],
    problems: [],
  });
});

test('what is wrong with several profiles is told for each, by its position', () => {
  const { profiles, problems } = readStandards([
    { name: 'a' },
    { name: 'a', when: 'owner ==' },
    { name: 'b', when: 'owner' },
    { when: 'owner == "group:default/x"', network: { zones: 1 } },
    { name: 'c', when: 'tier == "gold"' },
  ]);
  expect(profiles).toBeUndefined();
  expect(problems.map(({ severity, where }) => [severity, where])).toEqual([
    ['error', '3.network.zones'],
    ['error', '3.name'],
    ['error', '0.when'],
    ['error', '1.name'],
    ['error', '1.when'],
    ['error', '2.when'],
    ['warning', '3.when'],
    ['error', '4.when'],
    ['error', '4.when'],
  ]);
  expect(readStandards([]).problems).toHaveLength(1);
  expect(readStandards({ when: 'true' }).problems[0].where).toBe('when');
});
