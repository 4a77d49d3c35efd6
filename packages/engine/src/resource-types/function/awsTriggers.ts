import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsQueue } from '../../clouds/aws/AwsImplementation';
import { encryptWithKey } from '../../clouds/aws/keyGrants';
import { call, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { allowTopic } from '../queue/awsSubscription';
import { awsCron } from '../scheduled-job/awsCron';
import type { DeadLetters } from './awsDeadLetters';
import type { FunctionParameters } from './definition';

type Scope = NodeScope<FunctionParameters>;

/** The most messages of one call; ordered queues take no more. */
const BATCH = 10;

/**
 * Events of one call at most, the usual of Lambda.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
export const EVENT_BATCH = 100;

/** How often events that fail are tried again; without a limit, a shard stands still. */
const EVENT_RETRIES = 5;

/** Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const SCHEDULE_NAME_LENGTH = 64;

/** A call that could not be made is tried again for an hour, in seconds. */
const EVENT_AGE = 3600;

/** What all that calls a function refers to. */
export interface Called {
  readonly lambda: BlockHandle;
  readonly deadLetters: DeadLetters;
}

/** Hands a queue's messages to the function; Lambda takes them in its name. */
export function receiveFrom(
  scope: Scope,
  queue: AwsQueue,
  provider: NodeScope,
  { lambda, ready }: { lambda: BlockHandle; ready: BlockHandle[] },
): void {
  const short = scope.environments.filter(
    name => queue.hiddenSeconds(name) < scope.in(name).timeoutSeconds,
  );
  if (short.length > 0) {
    scope.report(provider.node.entityRef, {
      severity: 'error',
      code: 'visibility-timeout-too-short',
      message: `In ${short.join(
        ', ',
      )}, messages come back to the queue before the function’s time limit, so Lambda refuses to receive them.`,
      mend: `Set "visibilityTimeoutSeconds" of ${provider.node.entityRef} to six times the function’s "timeoutSeconds", at least to the same.`,
    });
  }
  scope.resource(
    'aws_lambda_event_source_mapping',
    `from_${provider.address}`,
    {
      event_source_arn: queue.arn,
      function_name: lambda.ref('arn'),
      batch_size: BATCH,
      // Else messages that find no free place count as failed.
      scaling_config: {
        maximum_concurrency: scope.value(
          'max_receivers',
          'calls with messages of a queue that run at the same time.',
          p => Math.max(p.maxConcurrency, 2),
        ),
      },
    },
    {
      dependsOn: ready,
      provenance: {
        reason: `${scope.label} works on the messages of ${provider.label}.`,
        implicit: true,
      },
    },
  );
}

/**
 * Hands a stream's events to the function, from the oldest on; Lambda keeps its
 * place and divides what fails, until the event that is to blame is put aside.
 */
export function receiveEvents(
  scope: Scope,
  { lambda, deadLetters, ready }: Called & { ready: BlockHandle[] },
  { streamArn, provider }: { streamArn: Value; provider: NodeScope },
): void {
  scope.resource(
    'aws_lambda_event_source_mapping',
    `from_${provider.address}`,
    {
      event_source_arn: streamArn,
      function_name: lambda.ref('arn'),
      starting_position: 'TRIM_HORIZON',
      batch_size: EVENT_BATCH,
      bisect_batch_on_function_error: true,
      maximum_retry_attempts: EVENT_RETRIES,
      destination_config: {
        on_failure: { destination_arn: deadLetters.queue.ref('arn') },
      },
    },
    {
      dependsOn: ready,
      provenance: {
        reason: `${scope.label} works on the events of ${provider.label}.`,
        implicit: true,
      },
    },
  );
}

/** Calls the function with what is published to a topic. */
export function subscribeToTopic(
  scope: Scope,
  aws: AwsFoundation,
  { lambda, deadLetters }: Called,
  { topicArn, topic }: { topicArn: Value; topic: NodeScope },
): boolean {
  if (topic.structural(p => p.fifo === true)) {
    scope.report(topic.node.entityRef, {
      severity: 'error',
      code: 'ordered-topic-needs-queue',
      message: 'Only queues can subscribe to an ordered topic.',
      mend: `Put a queue between them: a Resource that depends on ${topic.node.entityRef}, and that the function consumes.`,
    });
    return false;
  }
  const suffix = `from_${topic.address}`;
  const provenance = {
    reason: `${scope.label} receives what is published to ${topic.label}.`,
    implicit: true,
  };
  deadLetters.senders.set(
    topic.address,
    allowTopic(topicArn, deadLetters.queue.ref('arn')),
  );
  aws.encryption.allowTopics();
  const permission = scope.resource(
    'aws_lambda_permission',
    suffix,
    {
      action: 'lambda:InvokeFunction',
      function_name: lambda.ref('function_name'),
      principal: 'sns.amazonaws.com',
      source_arn: topicArn,
    },
    { provenance },
  );
  scope.resource(
    'aws_sns_topic_subscription',
    suffix,
    {
      topic_arn: topicArn,
      protocol: 'lambda',
      endpoint: lambda.ref('arn'),
      redrive_policy: call('jsonencode', {
        deadLetterTargetArn: deadLetters.queue.ref('arn'),
      }),
    },
    { dependsOn: [permission, deadLetters.policy], provenance },
  );
  return true;
}

/** Calls the function at set times, as an identity that may do only that. */
export function callAtSetTimes(
  scope: Scope,
  aws: AwsFoundation,
  { lambda, deadLetters }: Called,
): void {
  const node = scope as unknown as NodeScope;
  if (!scope.some(p => p.schedule !== undefined)) {
    return;
  }
  const reason = `Calls ${scope.label} at its times.`;
  const caller = aws.identity.role(node, {
    suffix: 'schedule',
    service: 'scheduler.amazonaws.com',
    reason,
  });
  caller.allow({
    sid: 'InvokeFunction',
    actions: ['lambda:InvokeFunction'],
    resources: [lambda.ref('arn')],
  });
  caller.allow({
    sid: 'KeepFailures',
    actions: ['sqs:SendMessage'],
    resources: [deadLetters.queue.ref('arn')],
  });
  caller.allow(encryptWithKey(aws));
  const dependsOn: BlockHandle[] = [];
  scope.resource(
    'aws_scheduler_schedule',
    undefined,
    {
      name: aws.name(node, { maxLength: SCHEDULE_NAME_LENGTH }),
      description: scope.label,
      schedule_expression: scope.structural(p => awsCron(p.schedule!)),
      schedule_expression_timezone: scope.value(
        'time_zone',
        'time zone of the schedule.',
        p => p.timeZone,
      ),
      kms_key_arn: aws.encryption.keyArn(),
      flexible_time_window: { mode: 'OFF' },
      target: {
        arn: lambda.ref('arn'),
        role_arn: caller.role.ref('arn'),
        dead_letter_config: { arn: deadLetters.queue.ref('arn') },
        retry_policy: {
          maximum_event_age_in_seconds: EVENT_AGE,
          maximum_retry_attempts: 3,
        },
      },
    },
    { dependsOn, provenance: { reason, implicit: true } },
  );
  aws.onFinish(() => dependsOn.push(...caller.policies));
}
