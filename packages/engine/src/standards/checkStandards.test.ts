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
      ],
    }).map(([severity, where]) => [severity, where]),
  ).toEqual([
    ['error', 'standards default → environments'],
    [
      'error',
      'standards default → environments → the-environment-of-production',
    ],
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
