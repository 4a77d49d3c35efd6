import type { NodeScope } from '../NodeScope';
import type { QueueParameters } from './definition';

interface Limit {
  readonly parameter: keyof QueueParameters;
  readonly applies: (p: QueueParameters) => boolean;
  readonly message: string;
}

/** Source: https://cloud.google.com/pubsub/quotas#resource_limits */
const LIMITS: readonly Limit[] = [
  {
    parameter: 'visibilityTimeoutSeconds',
    applies: p => p.visibilityTimeoutSeconds > 600,
    message:
      'Pub/Sub hides a message for 600 seconds at most; clients extend that while they work on it.',
  },
  {
    parameter: 'messageRetentionSeconds',
    applies: p => p.messageRetentionSeconds < 600,
    message: 'Pub/Sub keeps messages for 600 seconds at least.',
  },
  {
    parameter: 'maxReceiveCount',
    applies: p => p.maxReceiveCount < 5 || p.maxReceiveCount > 100,
    message: 'Pub/Sub makes 5 to 100 attempts; the nearest is used.',
  },
  {
    parameter: 'delaySeconds',
    applies: p => p.delaySeconds > 0,
    message: 'Pub/Sub delivers new messages at once; the delay has no effect.',
  },
  {
    parameter: 'contentBasedDeduplication',
    applies: p => p.fifo && p.contentBasedDeduplication,
    message:
      'Pub/Sub delivers a message once, but takes equal messages for different ones.',
  },
];

/** Says which parameters Pub/Sub cannot follow. */
export function reportLimits(scope: NodeScope<QueueParameters>): void {
  for (const { parameter, applies, message } of LIMITS) {
    if (scope.some(applies)) {
      scope.report(parameter, {
        severity: 'info',
        code: 'parameter-limited',
        message,
      });
    }
  }
}
