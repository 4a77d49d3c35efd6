import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { type BlockHandle, call, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { QueueParameters } from './definition';

/**
 * Subscribes a queue to a topic: the subscription, the right of that topic to
 * send to the queue, and the right of SNS to use the key for it.
 */
export function subscribeToTopic(
  scope: NodeScope<QueueParameters>,
  aws: AwsFoundation,
  options: {
    topicArn: Value;
    topic: NodeScope;
    queue: BlockHandle;
    /** Statements of the queue's policy by topic. */
    senders: Map<string, Value>;
    deadLetters: BlockHandle;
    /** Statements of the dead-letter queue's policy by topic. */
    failures: Map<string, Value>;
    /** Must stand before the first message comes, or it is lost. */
    policies: readonly BlockHandle[];
  },
): boolean {
  const { topicArn, topic, queue, deadLetters } = options;
  if (options.senders.has(topic.address)) {
    return true;
  }
  const fifo = scope.structural(p => p.fifo);
  const fifoTopic = topic.structural(p => p.fifo === true);
  if (fifo && !fifoTopic) {
    scope.report(topic.node.entityRef, {
      severity: 'error',
      code: 'standard-topic-to-ordered-queue',
      message:
        'An ordered queue cannot subscribe to a topic that is not ordered.',
      mend: `Set "fifo" for ${topic.node.entityRef} too, or for neither of them.`,
    });
    return false;
  }
  options.senders.set(topic.address, allowTopic(topicArn, queue.ref('arn')));
  aws.encryption.allowTopics();
  // Undeliverable messages of an ordered topic need an ordered queue, those of
  // others a standard one. Source:
  // https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
  const keepsFailures = fifo === fifoTopic;
  if (keepsFailures) {
    options.failures.set(
      topic.address,
      allowTopic(topicArn, deadLetters.ref('arn')),
    );
  }
  scope.resource(
    'aws_sns_topic_subscription',
    `from_${topic.address}`,
    {
      topic_arn: topicArn,
      protocol: 'sqs',
      endpoint: queue.ref('arn'),
      raw_message_delivery: scope.value(
        'raw_messages',
        'whether messages of topics arrive without an envelope.',
        p => p.rawMessages,
      ),
      ...(keepsFailures && {
        redrive_policy: call('jsonencode', {
          deadLetterTargetArn: deadLetters.ref('arn'),
        }),
      }),
    },
    {
      dependsOn: options.policies,
      provenance: {
        reason: `${scope.label} receives what is published to ${topic.label}.`,
        implicit: true,
      },
    },
  );
  return true;
}

/** A statement of a queue's policy: the topic may send to it. */
export function allowTopic(topicArn: Value, queueArn: Value): Value {
  return {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: queueArn,
    Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
  };
}
