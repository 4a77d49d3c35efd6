import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { decryptWithKey } from '../../clouds/aws/keyGrants';
import { call, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { DataWarehouseParameters } from './definition';

/** Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const NAME_LENGTH = 64;

/** At three o'clock in the night, UTC, or within the hour after it. */
const NIGHTLY = 'cron(0 3 * * ? *)';
const WITHIN_MINUTES = 60;

/**
 * A snapshot each night, kept as long as one wants to go back: AWS itself keeps
 * recovery points for a day.
 * Source: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-snapshots-recovery-points.html
 */
export function takeSnapshots(
  scope: NodeScope<DataWarehouseParameters>,
  aws: AwsFoundation,
  namespace: BlockHandle,
): void {
  const node = scope as unknown as NodeScope;
  const reason = `${scope.label} can be brought back as it was in one of the last nights.`;
  const role = aws.identity.role(node, {
    suffix: 'snapshots',
    service: 'scheduler.amazonaws.com',
    reason,
  });
  role.allow({
    sid: 'TakeSnapshots',
    actions: ['redshift-serverless:CreateSnapshot'],
    // A snapshot has no name before it is there.
    resources: [
      namespace.ref('arn'),
      aws.arn('redshift-serverless', 'snapshot/*'),
    ],
  });
  role.allow(decryptWithKey(aws));
  const dependsOn: BlockHandle[] = [];
  scope.resource(
    'aws_scheduler_schedule',
    'snapshots',
    {
      name: aws.name(node, { maxLength: NAME_LENGTH }, 'snapshots'),
      description: `Nightly snapshots of ${scope.label}`,
      schedule_expression: NIGHTLY,
      schedule_expression_timezone: 'UTC',
      kms_key_arn: aws.encryption.keyArn(),
      flexible_time_window: {
        mode: 'FLEXIBLE',
        maximum_window_in_minutes: WITHIN_MINUTES,
      },
      target: {
        arn: `arn:${aws.partition}:scheduler:::aws-sdk:redshiftserverless:createSnapshot`,
        role_arn: role.role.ref('arn'),
        input: unescaped(
          call('jsonencode', {
            NamespaceName: namespace.ref('namespace_name'),
            SnapshotName: 'nightly-<aws.scheduler.execution-id>',
            RetentionPeriod: scope.value(
              'snapshot_days',
              'how long a snapshot is kept, in days.',
              p => p.timeTravelDays,
            ),
          }),
        ),
      },
    },
    { dependsOn, provenance: { reason, implicit: true } },
  );
  aws.onFinish(() => dependsOn.push(...role.policies));
}

/**
 * `jsonencode` writes angle brackets as `\u003c` and `\u003e`, and Scheduler
 * puts a value only in place of the brackets themselves.
 * Sources: https://developer.hashicorp.com/terraform/language/functions/jsonencode,
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
function unescaped(json: ReturnType<typeof call>) {
  return call('replace', call('replace', json, '\\u003c', '<'), '\\u003e', '>');
}
