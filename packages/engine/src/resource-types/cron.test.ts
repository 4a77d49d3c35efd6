import { isCron, namesBothDays, withSundayFirst } from './cron';

test.each([
  ['0 3 * * *', false],
  ['0 3 1 * *', false],
  ['0 3 * * 1-5', false],
  ['0 3 1,15 * 0', true],
])('%s names both kinds of days: %s', (schedule, both) => {
  expect(namesBothDays(schedule)).toBe(both);
});

test.each([
  ['59 23 31 12 7', true],
  ['*/15 8-18 1,15 1-6/2 0', true],
  ['05 03 * * *', true],
  ['60 3 * * *', false],
  ['0 24 * * *', false],
  ['0 3 0 * *', false],
  ['0 3 32 * *', false],
  ['0 3 * 13 *', false],
  ['0 3 * * 8', false],
  ['0 3 * * 5-1', false],
  ['0 3 * * 1,8', false],
  ['*/0 3 * * *', false],
])('%s is a schedule: %s', (schedule, is) => {
  expect(isCron(schedule)).toBe(is);
});

test.each([
  ['0 3 * * *', '0 3 * * *'],
  ['*/15 8-18 * * 1-5', '*/15 8-18 * * 1-5'],
  ['5 4 7 7 7', '5 4 7 7 0'],
  ['5 4 * * 07', '5 4 * * 0'],
  ['5 4 * * 3,5-7', '5 4 * * 3,5,6,0'],
  ['5 4 * * 1-7/2', '5 4 * * 1,3,5,0'],
])('%s is %s where Sunday is 0', (schedule, expected) => {
  expect(withSundayFirst(schedule)).toBe(expected);
});
