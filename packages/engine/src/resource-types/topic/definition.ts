import { z } from 'zod';
import { about } from '../parameters';

export const parameters = z.strictObject({
  fifo: about(z.boolean().default(false), {
    title: 'Ordered',
    description:
      'Messages of a group are delivered in order and once only (FIFO). Only queues can subscribe to such a topic.',
    structural: true,
  }),
  contentBasedDeduplication: about(z.boolean().default(true), {
    title: 'Deduplication by content',
    description:
      'An ordered topic drops equal messages within five minutes. Otherwise each message must carry a deduplication id.',
    structural: true,
  }),
});

export type TopicParameters = z.output<typeof parameters>;
