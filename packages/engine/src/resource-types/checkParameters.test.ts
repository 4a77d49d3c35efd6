import { checkParameters } from './checkParameters';
import { RESOURCE_TYPES } from './registry';

function mendOf(typeName: string, values: Record<string, unknown>) {
  return checkParameters({
    type: RESOURCE_TYPES.find(({ name }) => name === typeName)!,
    values,
    where: 'component:default/it',
  }).problems.map(({ mend }) => mend);
}

test('what is allowed is said in words where a pattern would be long', () => {
  expect(mendOf('scheduled-job', { schedule: 'every night' })).toEqual([
    expect.stringMatching(/^When it runs, as cron has it: minute, hour/),
  ]);
  expect(mendOf('queue', { delaySeconds: -1 })).toEqual([
    'Allowed is a whole number from 0 to 900 (seconds).',
  ]);
});

test.each(['scheduled-job', 'function'])(
  'a %s whose schedule has the form of one and names no time is refused',
  type => {
    expect(mendOf(type, { schedule: '0 24 * * *' })).toEqual([
      expect.stringMatching(/as cron has it: minute, hour/),
    ]);
    expect(mendOf(type, { schedule: '0 23 * * 7' })).toEqual([]);
  },
);

function codesOf(typeName: string, values: Record<string, unknown>) {
  return checkParameters({
    type: RESOURCE_TYPES.find(({ name }) => name === typeName)!,
    values,
    where: 'component:default/it',
    fromText: true,
    otherTypes: RESOURCE_TYPES,
  }).problems.map(({ severity, code }) => [severity, code]);
}

test('what is for another type is no mistake, but a slip of the pen is', () => {
  expect(codesOf('scheduled-job', { storageGb: '20' })).toEqual([
    ['warning', 'parameter-of-another-type'],
  ]);
  expect(codesOf('scheduled-job', { storageGB: '20' })).toEqual([
    ['error', 'unknown-parameter'],
  ]);
});

test.each(['static-website', 'api-gateway'])(
  'that a %s is on the internet may be said, and the contrary is refused',
  type => {
    expect(codesOf(type, { exposure: 'internet' })).toEqual([]);
    expect(codesOf(type, { exposure: 'private' })).toEqual([
      ['error', 'settled-by-type'],
    ]);
  },
);

test('of many types that have a parameter, some are named', () => {
  const mend = (values: Record<string, unknown>) =>
    checkParameters({
      type: RESOURCE_TYPES.find(({ name }) => name === 'dns-zone')!,
      values,
      where: 'component:default/it',
      otherTypes: RESOURCE_TYPES,
    }).problems[0].mend;
  expect(mend({ edgeLocations: 'all' })).toBe(
    'Leave it out, or map the entity to static-website.',
  );
  expect(mend({ size: 'small' })).toMatch(
    /^Leave it out, or map the entity to [a-z-]+, [a-z-]+, [a-z-]+ or another type that has it\.$/,
  );
});
