/**
 * EventBridge's form of a cron schedule: six fields, `?` for one of the days,
 * Sunday is 1. Where a schedule names both a day of the month and one of the
 * week, cron means either; EventBridge cannot, and the week is used.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function awsCron(schedule: string): string {
  const [minute, hour, day, month, weekday] = schedule.split(' ');
  const week = weekday === '*' ? '?' : weekday.replace(/(?<!\/)\d+/g, nextDay);
  return `cron(${minute} ${hour} ${
    week === '?' ? day : '?'
  } ${month} ${week} *)`;
}

function nextDay(day: string): string {
  return String((Number(day) % 7) + 1);
}
