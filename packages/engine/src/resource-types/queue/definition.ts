import { z } from 'zod';
import { about } from '../parameters';

/** In bytes; larger ones are refused, unless smaller ones are, too. */
export const LARGEST_MESSAGE = 262144;

/** How long a request waits for messages, unless somebody wants it shorter. */
export const LONGEST_WAIT_SECONDS = 20;

// Limits: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
// The largest message is what version 5 of the provider accepts; SQS itself
// takes 1 MiB.
export const parameters = z.strictObject({
  fifo: about(z.boolean().default(false), {
    title: 'Ordered',
    description:
      'Messages of a group arrive in order and once only (FIFO). Such a queue carries fewer messages per second.',
    structural: true,
  }),
  contentBasedDeduplication: about(z.boolean().default(true), {
    title: 'Deduplication by content',
    description:
      'An ordered queue drops equal messages within five minutes. Otherwise each message must carry a deduplication id.',
    structural: true,
  }),
  visibilityTimeoutSeconds: about(
    z.number().int().min(0).max(43200).default(30),
    {
      title: 'Visibility timeout',
      description:
        'How long a received message is hidden from others; longer than it takes to work on one.',
      unit: 'seconds',
    },
  ),
  messageRetentionSeconds: about(
    z.number().int().min(60).max(1209600).default(345600),
    {
      title: 'Retention',
      description: 'How long a message waits to be received.',
      unit: 'seconds',
    },
  ),
  maxMessageBytes: about(
    z.number().int().min(1024).max(LARGEST_MESSAGE).default(LARGEST_MESSAGE),
    {
      title: 'Largest message',
      description: 'Larger messages are refused.',
      unit: 'bytes',
    },
  ),
  delaySeconds: about(z.number().int().min(0).max(900).default(0), {
    title: 'Delay',
    description: 'How long a new message is hidden at first.',
    unit: 'seconds',
  }),
  receiveWaitSeconds: about(
    z
      .number()
      .int()
      .min(0)
      .max(LONGEST_WAIT_SECONDS)
      .default(LONGEST_WAIT_SECONDS),
    {
      title: 'Receive wait time',
      description:
        'How long a request for messages waits for one to come (long polling).',
      unit: 'seconds',
    },
  ),
  maxReceiveCount: about(z.number().int().min(1).max(1000).default(5), {
    title: 'Attempts',
    description:
      'How often a message is received before it moves to the dead-letter queue.',
  }),
  rawMessages: about(z.boolean().default(false), {
    title: 'Raw messages',
    description:
      'Messages of topics arrive as they were published, without an envelope around them.',
  }),
});

export type QueueParameters = z.output<typeof parameters>;
