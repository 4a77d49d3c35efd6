import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { decryptWithKey } from '../../clouds/aws/keyGrants';
import { createTask } from '../../clouds/aws/createTask';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { namesBothDays } from '../cron';
import { awsCron } from './awsCron';
import { jobStart } from './awsStart';
import type { ScheduledJobParameters } from './definition';

/** Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const NAME_LENGTH = 64;

const HOW_TO_START = {
  code: 'job-start-settings',
  message:
    'A run is started by RunTask with the task definition, cluster, subnets and security group of the consumer’s variables.',
  mend: 'Let it ask for launch type FARGATE, no public address, and tags from the task definition; a workflow waits for the end with ecs:runTask.sync.',
} as const;

/** A run that could not be started is tried again for an hour, in seconds. */
const EVENT_AGE = 3600;

export const ecsScheduler: AwsImplementation<ScheduledJobParameters> = {
  name: 'ecs-scheduler',
  title: 'EventBridge Scheduler and Amazon ECS',
  limits: [
    {
      parameter: 'timeoutMinutes',
      applies: p => p.timeoutMinutes !== 60,
      effect: 'none',
      message: 'ECS does not stop a task that takes long.',
      mend: 'Let the program end itself.',
    },
    {
      parameter: 'retries',
      applies: p => p.retries > 1,
      message:
        'A run that cannot be started is tried again; one that fails is not.',
      mend: 'Let the program try again itself.',
    },
    {
      parameter: 'schedule',
      applies: p => namesBothDays(p.schedule),
      message:
        'EventBridge takes a day of the month or one of the week, so only the week counts.',
      mend: 'Make two jobs.',
    },
  ],
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const task = createTask(scope, aws, { kind: 'Scheduled job' });
    const cluster = aws.containers.cluster();
    const starter = aws.identity.role(node, {
      suffix: 'schedule',
      service: 'scheduler.amazonaws.com',
      reason: `Starts ${scope.label} at its times.`,
    });
    const start = jobStart(node, aws, { task, cluster });
    start.grants.forEach(starter.allow);
    starter.allow(decryptWithKey(aws));
    const dependsOn: BlockHandle[] = [];
    scope.resource(
      'aws_scheduler_schedule',
      undefined,
      {
        name: aws.name(node, { maxLength: NAME_LENGTH }),
        description: scope.label,
        schedule_expression: scope.value(
          'schedule',
          'when it runs, as EventBridge has it.',
          p => awsCron(p.schedule),
        ),
        schedule_expression_timezone: scope.value(
          'time_zone',
          'time zone of the schedule.',
          p => p.timeZone,
        ),
        kms_key_arn: aws.encryption.keyArn(),
        flexible_time_window: { mode: 'OFF' },
        target: {
          arn: cluster.ref('arn'),
          role_arn: starter.role.ref('arn'),
          ecs_parameters: {
            task_definition_arn: task.definition.ref('arn'),
            launch_type: 'FARGATE',
            propagate_tags: 'TASK_DEFINITION',
            enable_execute_command: false,
            network_configuration: {
              subnets: aws.network.privateSubnetIds(),
              security_groups: [task.groupId],
              assign_public_ip: false,
            },
          },
          retry_policy: {
            maximum_event_age_in_seconds: EVENT_AGE,
            maximum_retry_attempts: scope.value(
              'retries',
              'how often starting it is tried again.',
              p => p.retries,
            ),
          },
        },
      },
      { dependsOn },
    );
    aws.onFinish(() => dependsOn.push(...task.policies(), ...starter.policies));
    return {
      provides: {
        apis: ['ecs'],
        grants: { invoke: start.grants },
        follow: { invoke: start.follow },
        environment: start.environment,
        remarks: { invoke: HOW_TO_START },
      },
      consumes: task.consumes(volume => dependsOn.push(...volume.ready)),
    };
  },
};
