import { namesBothDays } from './cron';

test.each([
  ['0 3 * * *', false],
  ['0 3 1 * *', false],
  ['0 3 * * 1-5', false],
  ['0 3 1,15 * 0', true],
])('%s names both kinds of days: %s', (schedule, both) => {
  expect(namesBothDays(schedule)).toBe(both);
});
