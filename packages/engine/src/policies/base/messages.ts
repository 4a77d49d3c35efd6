import type { BlockHandle } from '../../terraform';
import type { Facts } from '../Facts';
import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';

const QUEUE = 'aws_sqs_queue';
const SUBSCRIPTION = 'google_pubsub_subscription';

const RATIONALE =
  'A message that nobody can work on stops those behind it, or is lost.';

export const MESSAGE_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'AWS-SQS-2',
    severity: 'error',
    title: 'Messages that fail too often are put aside',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes(QUEUE),
    find: (block, { facts }) =>
      block.argument('redrive_policy') !== undefined ||
      facts.referring('aws_sqs_queue_redrive_policy', 'queue_url', block)
        .length > 0 ||
      takesWhatFailed(block, facts)
        ? undefined
        : {
            path: 'redrive_policy',
            mend: 'Name a queue for the messages that fail, and after how many attempts.',
          },
  },
  {
    id: 'GCP-PUB-3',
    severity: 'error',
    title: 'Messages that fail too often are put aside',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes(SUBSCRIPTION),
    find: (block, { facts }) =>
      block.argument('dead_letter_policy') !== undefined ||
      // One reads again and again what a stream keeps.
      facts
        .valuesAt(block, 'retain_acked_messages')
        .some(({ value }) => value === true) ||
      isOfWhatFailed(block, facts)
        ? undefined
        : {
            path: 'dead_letter_policy',
            mend: 'Name a topic for the messages that fail, and after how many attempts.',
          },
  },
  {
    id: 'GCP-PUB-4',
    severity: 'error',
    title: 'Consumers that fail are not asked again at once',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes(SUBSCRIPTION),
    find: (block, { facts }) =>
      block.argument('retry_policy') !== undefined ||
      isOfWhatFailed(block, facts)
        ? undefined
        : {
            path: 'retry_policy',
            mend: 'Say how long Pub/Sub waits before it delivers again.',
          },
  },
];

function takesWhatFailed(block: BlockHandle, facts: Facts): boolean {
  return (
    [
      [QUEUE, 'redrive_policy'],
      ['aws_sqs_queue_redrive_policy', 'redrive_policy'],
      ['aws_lambda_function', 'dead_letter_config.target_arn'],
      ['aws_scheduler_schedule', 'target.dead_letter_config.arn'],
      ['aws_sns_topic_subscription', 'redrive_policy'],
      ['aws_cloudwatch_event_target', 'dead_letter_config.arn'],
      ['aws_sqs_queue_redrive_allow_policy', 'queue_url'],
    ] as const
  ).some(([type, path]) => facts.referring(type, path, block).length > 0);
}

function isOfWhatFailed(block: BlockHandle, facts: Facts): boolean {
  return facts
    .referred(block, 'topic')
    .some(
      topic =>
        facts.referring(
          SUBSCRIPTION,
          'dead_letter_policy.dead_letter_topic',
          topic,
        ).length > 0,
    );
}
