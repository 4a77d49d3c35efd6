import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { EVENT_BATCH, type Called } from './awsTriggers';
import type { FunctionParameters } from './definition';

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html */
const MOST_SECONDS = 840;

/**
 * Hands the events of one of Kafka's topics to the function, from the oldest on.
 * Lambda's pollers read them in the function's name, next to the brokers.
 */
export function receiveFromKafka(
  scope: NodeScope<FunctionParameters>,
  { lambda, deadLetters, ready }: Called & { ready: BlockHandle[] },
  source: { arn: Value; group: Value; provider: NodeScope },
): void {
  const { arn, group, provider } = source;
  const suffix = `from_${provider.address}`;
  checkTime(scope, provider);
  scope.resource(
    'aws_lambda_event_source_mapping',
    suffix,
    {
      event_source_arn: arn,
      function_name: lambda.ref('arn'),
      topics: [
        scope.variable(
          `${suffix}_topic`,
          `topic of ${provider.label} whose events it works on; applications make topics.`,
          () => provider.address.replace(/_/g, '-'),
        ),
      ],
      starting_position: 'TRIM_HORIZON',
      batch_size: EVENT_BATCH,
      amazon_managed_kafka_event_source_config: { consumer_group_id: group },
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
  scope.notes.beforeFirstApply.add(
    `Say in \`${scope.address}_${suffix}_topic\` which topic of \`${provider.node.name}\` calls \`${scope.node.name}\`; Lambda waits until an application makes it.`,
  );
  scope.report(provider.node.entityRef, {
    severity: 'info',
    code: 'events-tried-again',
    message:
      'Events of Kafka that the function fails on are tried again until it works on them or they are too old; those behind them in the partition wait.',
    mend: 'Let the function put aside what it cannot work on.',
  });
}

function checkTime(
  scope: NodeScope<FunctionParameters>,
  provider: NodeScope,
): void {
  const slow = scope.environments.filter(
    name => scope.in(name).timeoutSeconds > MOST_SECONDS,
  );
  if (slow.length > 0) {
    scope.report(provider.node.entityRef, {
      severity: 'error',
      code: 'function-too-slow-for-kafka',
      message: `In ${slow.join(
        ', ',
      )}, the function’s time limit is longer than Lambda allows for one that Kafka calls.`,
      mend: `Set "timeoutSeconds" of the function to ${MOST_SECONDS} at most.`,
    });
  }
}
