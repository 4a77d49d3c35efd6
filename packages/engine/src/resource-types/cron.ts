/** Whether a cron schedule names days of the month and days of the week. */
export function namesBothDays(schedule: string): boolean {
  const [, , day, , weekday] = schedule.split(' ');
  return day !== '*' && weekday !== '*';
}
