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
