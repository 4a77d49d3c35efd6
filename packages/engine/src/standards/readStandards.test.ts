import { readStandards } from './readStandards';

function problemsOf(input: unknown) {
  return readStandards(input).problems.map(({ where, message, mend }) =>
    [where, message, mend].join(' | '),
  );
}

test('nothing written gives the defaults, and nothing to say', () => {
  expect(readStandards({})).toMatchObject({
    profiles: [{ name: 'default' }],
    problems: [],
  });
});

test('what the schema refuses and what only the engine knows come together, each with its path and mend', () => {
  expect(
    problemsOf({
      nmae: 'acme',
      ci: 'jenkins',
      network: { zones: 9, cidr: '10.0.0.0/99' },
      naming: { pattern: '{appstack}-{name}-{environment}' },
      versions: { aws: 'newest' },
      parameters: {
        'postgress-database': { storageGb: 20 },
        'postgres-database': { storageGB: 20, backupDays: 'many' },
        '*': { sizes: 'small', size: 'medium' },
      },
    }),
  ).toEqual([
    'network.cidr | Invalid IPv4 range. | Write a range such as 10.0.0.0/16.',
    expect.stringMatching(/^network\.zones \| .* \| Choose one of 2, 3\.$/),
    expect.stringMatching(/^ci \| .* \| Choose one of github-actions, gitlab/),
    'nmae | There is no such key. | Did you mean "name"?',
    'naming.pattern | The pattern has no value for {appstack}. | Did you mean {appStack}?',
    'parameters.postgress-database | There is no resource type "postgress-database". | Did you mean "postgres-database"?',
    'parameters.postgres-database.storageGB | PostgreSQL database has no parameter "storageGB". | Did you mean "storageGb"?',
    expect.stringMatching(
      /^parameters\.postgres-database\.backupDays \| "many" is not allowed/,
    ),
    'parameters.*.sizes | No resource type has a parameter "sizes". | Did you mean "size"?',
    expect.stringMatching(/^versions\.aws \| "newest" is not a version/),
  ]);
});

test('a part that the schema refuses does not hide what is wrong with the others', () => {
  expect(
    problemsOf({
      environments: [{ name: 'Dev' }, { name: 'prod', colour: 'red' }],
      tags: { 'aws:x': 'y' },
      resourceTypes: { allowed: ['queue', 'toppic', 'module:acme-broker'] },
    }).map(text => text.split(' | ')[0]),
  ).toEqual([
    'environments.0.name',
    'environments.1.colour',
    'tags.aws:x',
    'resourceTypes.allowed.1',
  ]);
});

test('anything at all can be read', () => {
  for (const input of [null, 1, 'x', [], { environments: 7 }]) {
    const { profiles, problems } = readStandards(input);
    expect(profiles).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  }
});
