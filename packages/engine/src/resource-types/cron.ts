/** The least and the most that each of the five fields takes; Sunday is 0 or 7. */
const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** Whether a schedule has five fields, and numbers that mean something in each. */
export function isCron(schedule: string): boolean {
  const fields = schedule.split(' ');
  return (
    fields.length === BOUNDS.length &&
    BOUNDS.every(([least, most], index) =>
      fields[index].split(',').every(part => {
        const [range, step = '1'] = part.split('/');
        const [first, last = first] =
          range === '*' ? [least, most] : range.split('-').map(Number);
        return (
          first >= least && last >= first && last <= most && Number(step) > 0
        );
      }),
    )
  );
}

/** Whether a cron schedule names days of the month and days of the week. */
export function namesBothDays(schedule: string): boolean {
  const [, , day, , weekday] = schedule.split(' ');
  return day !== '*' && weekday !== '*';
}

/**
 * The same schedule where Sunday is 0 and never 7, as Kubernetes and Azure want
 * it. Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function withSundayFirst(schedule: string): string {
  const fields = schedule.split(' ');
  return [...fields.slice(0, -1), sundayFirst(fields.at(-1)!)].join(' ');
}

function sundayFirst(field: string): string {
  return field
    .split(',')
    .map(part => {
      const [range, step] = part.split('/');
      const [first, last] = range.split('-').map(Number);
      if (first === 7) {
        return '0';
      }
      if (last !== 7) {
        return part;
      }
      // A range up to Sunday: its days one by one, Sunday last.
      const every = Number(step ?? 1);
      const all: number[] = [];
      for (let one = first; one <= 7; one += every) {
        all.push(one % 7);
      }
      return all.join(',');
    })
    .join(',');
}
