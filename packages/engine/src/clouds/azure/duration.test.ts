import { duration } from './duration';

test.each([
  [0, 'PT0S'],
  [5, 'PT5S'],
  [120, 'PT2M'],
  [300, 'PT5M'],
  [5400, 'PT1H30M'],
  [86400, 'P1D'],
  [345600, 'P4D'],
  [388861, 'P4DT12H1M1S'],
])('%i seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
