import {
  standardsSchema,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { checkStandards } from './checkStandards';

function problemsOf(input: StandardsInput) {
  return checkStandards(standardsSchema.parse(input)).map(
    ({ severity, where, mend }) => [severity, where, mend],
  );
}

test('the defaults are fine', () => {
  expect(problemsOf({})).toEqual([]);
});

test('a pattern must name everything apart, by what is known', () => {
  expect(problemsOf({ naming: { pattern: '{appstack}-x' } })).toEqual([
    [
      'error',
      'standards default → naming → pattern',
      'Did you mean {appStack}?',
    ],
    [
      'error',
      'standards default → naming → pattern',
      'Put {name} into the pattern.',
    ],
    [
      'warning',
      'standards default → naming → pattern',
      expect.stringContaining('{environment}'),
    ],
  ]);
});

test('environments have different, short names', () => {
  expect(
    problemsOf({
      environments: [
        { name: 'dev' },
        { name: 'dev' },
        { name: 'the-environment-of-production' },
        { name: 'qa--eu' },
      ],
    }).map(([severity, where]) => [severity, where]),
  ).toEqual([
    ['error', 'standards default → environments → dev → name'],
    [
      'error',
      'standards default → environments → the-environment-of-production → name',
    ],
    ['error', 'standards default → environments → qa--eu → name'],
  ]);
});

test('tags have keys that are free, and that AWS takes', () => {
  expect(
    problemsOf({
      tags: { 'cost-center': '1', owner: 'x', 'aws:x': 'y', 'a\nb': 'z' },
    }).map(([severity, where]) => [severity, where]),
  ).toEqual([
    ['error', 'standards default → tags → owner'],
    ['error', 'standards default → tags → aws:x'],
    ['error', 'standards default → tags → a\nb'],
  ]);
});

test('tags that only some clouds take are doubted', () => {
  expect(
    problemsOf({
      tags: { 'acme/team': 'x', Cost: '1', cost: '2' },
    }).map(([severity, where]) => [severity, where]),
  ).toEqual([
    ['warning', 'standards default → tags → acme/team'],
    ['warning', 'standards default → tags → cost'],
  ]);
});

test('networks have ranges of their own that they can be made of', () => {
  const environment = (name: string, cidr: string) => ({
    name,
    network: { cidr },
  });
  expect(
    problemsOf({
      environments: [
        environment('dev', '10.0.0.0/16'),
        environment('test', '10.0.128.0/20'),
        environment('demo', '10.1.3.0/22'),
        environment('small', '192.168.0.0/28'),
        environment('public', '20.0.0.0/16'),
      ],
    }),
  ).toEqual([
    [
      'error',
      'standards default → environments → demo → network → cidr',
      'Write 10.1.0.0/22.',
    ],
    [
      'error',
      'standards default → environments → small → network → cidr',
      'Write something like 192.168.0.0/20.',
    ],
    [
      'warning',
      'standards default → environments → public → network → cidr',
      expect.stringContaining('private range'),
    ],
    [
      'warning',
      'standards default → environments → test → network → cidr',
      'Give each environment a range of its own.',
    ],
  ]);
});

test('environments that share the profile’s range may do so', () => {
  expect(problemsOf({ environments: [{ name: 'a' }, { name: 'b' }] })).toEqual(
    [],
  );
});

test('regions exist, and the default is one of the allowed', () => {
  expect(
    problemsOf({
      regions: {
        aws: { default: 'eu-west-1', allowed: ['eu-central-1', 'eu-cental-1'] },
      },
    }),
  ).toEqual([
    [
      'warning',
      'standards default → regions → aws → allowed → 1',
      'Did you mean eu-central-1?',
    ],
    [
      'error',
      'standards default → regions → aws → default',
      'Choose one of eu-central-1, eu-cental-1, or allow it.',
    ],
  ]);
});

test('a backend keeps each state apart, and has the settings of its kind', () => {
  expect(
    problemsOf({
      stateBackend: {
        type: 's3',
        bucket: 'acme',
        key: '{appStack}',
        path: 'x',
      },
    }).map(([severity, where, mend]) => [severity, where, mend]),
  ).toEqual([
    [
      'warning',
      'standards default → stateBackend → path',
      'Known are bucket, key, region, endpoint.',
    ],
    [
      'error',
      'standards default → stateBackend',
      'Put it into one of bucket, key, region, endpoint.',
    ],
  ]);
  expect(
    problemsOf({
      stateBackend: { bucket: 'acme-{cloud}', key: '{appStack}/{enviroment}' },
    })[0],
  ).toEqual([
    'error',
    'standards default → stateBackend → key',
    'Did you mean {environment}?',
  ]);
});

test('rules for tags are about tags that there are, and are simple', () => {
  expect(
    problemsOf({
      tags: {
        stage: 'alpha',
        team: '${{ ownr }}',
        data: '${{ entity.metadata.labels.data }}',
      },
      tagRules: {
        stage: { pattern: '(beta|final)' },
        data: { pattern: '(a+)+' },
        tema: {},
        gone: { required: false },
      },
    }).map(([severity, where]) => [severity, where]),
  ).toEqual([
    ['error', 'standards default → tags → team'],
    ['error', 'standards default → tags → stage'],
    ['error', 'standards default → tagRules → data → pattern'],
    ['error', 'standards default → tagRules → tema'],
    ['warning', 'standards default → tagRules → gone'],
  ]);
});

test('a size of one’s own says how large everything else is', () => {
  expect(
    problemsOf({
      sizes: {
        small: { 'postgres-database': { storageGb: 50 } },
        huge: { 'postgres-database': { storageGB: 900 } },
      },
      parameters: { '*': { size: 'huge' }, cache: { size: 'hugee' } },
    }),
  ).toEqual([
    [
      'error',
      'standards default → sizes → huge → postgres-database → storageGB',
      'Did you mean "storageGb"?',
    ],
    [
      'error',
      'standards default → sizes → huge',
      expect.stringContaining('Say which of small, medium, large'),
    ],
    [
      'error',
      'standards default → parameters → cache → size',
      'Allowed is one of small, medium, large. The standards have small, huge, too.',
    ],
  ]);
});

test('environments that join a network do so in one way, and need no range', () => {
  expect(
    problemsOf({
      environments: [
        { name: 'dev', network: { mode: 'byIds' } },
        { name: 'test', network: { mode: 'byTags', cidr: '10.0.0.0/30' } },
        { name: 'production', network: { cidr: '10.1.0.0/16' } },
      ],
    }).map(([severity, where]) => [severity, where]),
  ).toEqual([
    ['error', 'standards default → environments → test → network → mode'],
  ]);
});

test('rules that are changed or waived exist', () => {
  const waiver = { match: '*', reason: 'Old.', owner: 'team' };
  expect(
    problemsOf({
      policies: {
        rules: { 'AWS-LOG-2': 'warning', 'AWS-LGO-2': 'off' },
        own: [
          {
            id: 'ACME-1',
            on: 'resource',
            when: 'true',
            require: 'true',
            message: 'Always.',
          },
        ],
        waivers: [
          { ...waiver, rule: 'ACME-1', expires: '2030-01-01' },
          { ...waiver, rule: 'NOTHING', expires: '2030-01-01' },
        ],
      },
    }),
  ).toEqual([
    [
      'warning',
      'standards default → policies → rules → AWS-LGO-2',
      expect.stringMatching(/^Did you mean "AWS-/),
    ],
    [
      'warning',
      'standards default → policies → waivers → 1 → rule',
      'Leave it out.',
    ],
  ]);
});
