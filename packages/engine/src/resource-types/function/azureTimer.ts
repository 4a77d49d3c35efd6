/**
 * Azure's form of a cron schedule: seconds before the five fields, and Sunday
 * is 0 and never 7.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer
 */
export function azureTimer(schedule: string): string {
  const [minute, hour, day, month, weekday] = schedule.split(' ');
  return ['0', minute, hour, day, month, days(weekday)].join(' ');
}

function days(field: string): string {
  return field
    .split(',')
    .map(part => {
      const [range, step] = part.split('/');
      const [first, last] = range.split('-');
      if (first === '7') {
        return '0';
      }
      if (last !== '7') {
        return part;
      }
      // A range up to Sunday: its days one by one, Sunday last.
      const every = Number(step ?? 1);
      const all: number[] = [];
      for (let one = Number(first); one <= 7; one += every) {
        all.push(one % 7);
      }
      return all.join(',');
    })
    .join(',');
}
