import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { Statement } from '../../clouds/aws/AwsImplementation';
import type { ContainerTask } from '../../clouds/aws/createTask';
import { cleanTagValue } from '../../clouds/aws/tags';
import { tagsOfNode } from '../../standards/tags';
import { call, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** What one needs to start a job out of its times, and to follow a run. */
export interface JobStart {
  readonly grants: readonly Statement[];
  /** For a workflow that waits for the end. */
  readonly follow: readonly Statement[];
  /** What RunTask wants to know, by suffix. */
  readonly environment: Readonly<Record<string, Value>>;
}

/**
 * Rights on this job alone: to run its task in the cluster, and to hand on its
 * two roles. Names are put together instead of referred to, so that two jobs
 * can start each other.
 */
export function jobStart(
  scope: NodeScope,
  aws: AwsFoundation,
  { task, cluster }: { task: ContainerTask; cluster: BlockHandle },
): JobStart {
  const definition = aws.arn('ecs', 'task-definition/', task.family);
  const runs = aws.arn('ecs', 'task/', cluster.ref('name'), '/*');
  return {
    grants: [
      {
        sid: 'StartJobs',
        actions: ['ecs:RunTask'],
        // With a revision, or without one for the latest. Source:
        // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
        resources: [definition, template(definition, ':*')],
        conditions: { ArnEquals: { 'ecs:cluster': cluster.ref('arn') } },
      },
      {
        sid: 'HandOnRoles',
        actions: ['iam:PassRole'],
        resources: task.roles.map(role => role.ref('arn')),
        conditions: {
          StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
        },
      },
      // A run that gets tags is refused without it. Source:
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html
      {
        sid: 'TagRuns',
        actions: ['ecs:TagResource'],
        resources: [runs],
        conditions: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
      },
    ],
    follow: followGrants(scope, aws, runs),
    environment: {
      TASK_DEFINITION: definition,
      CONTAINER: scope.address,
      CLUSTER: cluster.ref('arn'),
      SUBNETS: call('join', ',', aws.network.privateSubnetIds()),
      SECURITY_GROUP: task.groupId,
    },
  };
}

/**
 * What Step Functions needs to wait for a run, and to stop it when the workflow
 * is stopped; only runs with the tags of this job can be.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
function followGrants(
  scope: NodeScope,
  aws: AwsFoundation,
  runs: Value,
): Statement[] {
  return [
    { sid: 'SeeRuns', actions: ['ecs:DescribeTasks'], resources: [runs] },
    {
      sid: 'StopRuns',
      actions: ['ecs:StopTask'],
      resources: [runs],
      conditions: {
        StringEquals: {
          'aws:ResourceTag/entity': cleanTagValue(
            tagsOfNode(scope.node).entity,
          ),
        },
      },
    },
    {
      sid: 'LearnThatRunsEnded',
      actions: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
      resources: [
        aws.arn('events', 'rule/StepFunctionsGetEventsForECSTaskRule'),
      ],
    },
  ];
}
