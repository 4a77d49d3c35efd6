import { relativeTime } from './relativeTime';

const now = new Date('2026-09-20T12:00:00Z');

describe('relativeTime', () => {
  it.each([
    ['2026-09-20T11:59:40Z', 'now'],
    ['2026-09-20T12:00:05Z', 'now'],
    ['2026-09-20T11:58:59Z', '1 minute ago'],
    ['2026-09-20T08:10:00Z', '3 hours ago'],
    ['2026-09-19T11:00:00Z', 'yesterday'],
    ['2026-08-01T00:00:00Z', 'last month'],
    ['2023-01-01T00:00:00Z', '3 years ago'],
  ])('%s is "%s"', (iso, words) => {
    expect(relativeTime(iso, now, 'en')).toBe(words);
  });

  it('shows what is not a date as it is', () => {
    expect(relativeTime('some day', now, 'en')).toBe('some day');
  });
});
