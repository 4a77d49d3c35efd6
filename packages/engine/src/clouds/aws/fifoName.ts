import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type Value } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

const ENDING = '.fifo';

/**
 * Name of a queue or topic: ordered ones must end in `.fifo`, which counts
 * towards the length.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
 */
export function fifoName(
  aws: AwsFoundation,
  scope: NodeScope,
  options: { fifo: boolean; maxLength: number; suffix?: string },
): Value {
  const { fifo, maxLength, suffix } = options;
  return fifo
    ? template(
        aws.name(scope, { maxLength, reserve: ENDING.length }, suffix),
        ENDING,
      )
    : aws.name(scope, { maxLength }, suffix);
}
