/**
 * Seconds as an ISO 8601 duration, in the form that Azure gives back: `PT2M`,
 * `P4DT12H`. Another form of the same time would show as a change in each plan.
 */
export function duration(seconds: number): string {
  const parts = [
    ['D', Math.floor(seconds / 86400)],
    ['H', Math.floor(seconds / 3600) % 24],
    ['M', Math.floor(seconds / 60) % 60],
    ['S', seconds % 60],
  ] as const;
  const [days, ...times] = parts.map(([unit, count]) =>
    count > 0 ? `${count}${unit}` : '',
  );
  const time = times.join('');
  if (days === '' && time === '') {
    return 'PT0S';
  }
  return `P${days}${time ? `T${time}` : ''}`;
}
