import { z } from 'zod';
import { about, sizeParameter } from '../parameters';

export const parameters = z.strictObject({
  size: about(sizeParameter, {
    title: 'Size',
    description:
      'How much it takes per second, where the cloud does not grow it by itself.',
  }),
  partitions: about(z.number().int().min(1).max(32).default(4), {
    title: 'Partitions',
    description:
      'How many consumers of a group can read at once. The order is kept within each.',
    structural: true,
  }),
  retentionHours: about(z.number().int().min(24).max(168).default(72), {
    title: 'Retention',
    description: 'How long events can be read again.',
    unit: 'hours',
  }),
});

export type EventStreamParameters = z.output<typeof parameters>;
