import type { ContainerParameters } from '../../resource-types/containerParameters';
import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  lazy,
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import type {
  AwsConsumer,
  AwsVolume,
  SecretReference,
} from './AwsImplementation';
import { imageOf } from './imageRepository';

/**
 * CPU units (1024 are one core) and memory (MiB) of a task.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const SIZES = {
  small: { cpu: 256, memory: 512 },
  medium: { cpu: 512, memory: 1024 },
  large: { cpu: 1024, memory: 2048 },
};

/** What runs a container on Fargate, whoever starts it. */
export interface ContainerTask {
  readonly definition: BlockHandle;
  /** Name that all its revisions have. */
  readonly family: Expression;
  readonly groupId: Value;
  /** Roles that whoever starts the task hands on to it. */
  readonly roles: readonly BlockHandle[];
  /** What the task must not start without; complete in the end. */
  policies(): readonly BlockHandle[];
  /** What connections add to it. */
  consumes(mounted: (volume: AwsVolume) => void): AwsConsumer;
}

/**
 * A task with one container: its own identity, another one to start with, its
 * logs, and a closed file system.
 */
export function createTask(
  scope: NodeScope<ContainerParameters>,
  aws: AwsFoundation,
  options: { kind: string; port?: number },
): ContainerTask {
  const { port } = options;
  const node = scope as unknown as NodeScope;
  const environment = new Map<string, Value>();
  const secrets = new Map<string, SecretReference>();
  const volumes = new Map<string, AwsVolume>();

  const group = aws.network.securityGroup(node, {
    description: `${options.kind} ${scope.address}`,
  });
  const groupId = group.ref('id');
  for (const api of ['ecr.api', 'ecr.dkr', 'logs', 's3'] as const) {
    aws.network.reachApi(node, groupId, api);
  }
  aws.network.reachEndpoints(node, groupId);
  aws.network.reachInternet(node, groupId);

  const task = aws.identity.role(node, {
    service: 'ecs-tasks.amazonaws.com',
    reason: `What ${scope.label} may do in AWS.`,
  });
  const execution = aws.identity.role(node, {
    suffix: 'start',
    service: 'ecs-tasks.amazonaws.com',
    reason: `Starting ${scope.label}: pulling its image, writing its logs, reading its secrets.`,
  });
  const logs = aws.logs.group(node, {
    path: '/aws/ecs/',
    reason: `What ${scope.label} prints.`,
  });
  execution.allow({
    sid: 'WriteLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [template(logs.ref('arn'), ':*')],
  });

  // Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
  scope.notes.beforeFirstApply.add(
    'Let images run as a user that is not root, and declare `VOLUME /tmp` in their Dockerfile: /tmp is the one folder of a container that can be written to, and without that it is root’s.',
  );
  const image = imageOf(scope, aws, execution.allow);
  const family = aws.name(node, { maxLength: 255 });
  const definition = scope.resource('aws_ecs_task_definition', undefined, {
    family,
    requires_compatibilities: ['FARGATE'],
    network_mode: 'awsvpc',
    cpu: scope.value(
      'cpu',
      'CPU units; 1024 are one core.',
      p => SIZES[p.size].cpu,
    ),
    memory: scope.value('memory', 'memory in MiB.', p => SIZES[p.size].memory),
    task_role_arn: task.role.ref('arn'),
    execution_role_arn: execution.role.ref('arn'),
    runtime_platform: {
      operating_system_family: 'LINUX',
      cpu_architecture:
        scope.structural(p => p.architecture) === 'arm64' ? 'ARM64' : 'X86_64',
    },
    volume: lazy(() => [
      { name: 'tmp' },
      ...sorted(volumes).map(([name, volume]) => ({
        name,
        efs_volume_configuration: {
          file_system_id: volume.fileSystemId,
          transit_encryption: 'ENABLED',
          authorization_config: {
            access_point_id: volume.accessPointId,
            iam: 'ENABLED',
          },
        },
      })),
    ]),
    container_definitions: lazy(() =>
      call('jsonencode', [
        {
          name: scope.address,
          image,
          essential: true,
          readonlyRootFilesystem: true,
          // The rest of the file system cannot be written to.
          mountPoints: [
            { sourceVolume: 'tmp', containerPath: '/tmp' },
            ...sorted(volumes).map(([name, { path, readOnly }]) => ({
              sourceVolume: name,
              containerPath: path,
              readOnly,
            })),
          ],
          ...(port !== undefined && {
            portMappings: [
              {
                name: 'http',
                containerPort: port,
                hostPort: port,
                protocol: 'tcp',
              },
            ],
          }),
          environment: [
            ...(port === undefined
              ? []
              : [{ name: 'PORT', value: String(port) }]),
            ...sorted(environment).map(([name, value]) => ({ name, value })),
          ],
          secrets: sorted(secrets).map(([name, secret]) => ({
            name,
            valueFrom: secret.key
              ? template(secret.arn, `:${secret.key}::`)
              : secret.arn,
          })),
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': logs.ref('name'),
              'awslogs-region': aws.region,
              'awslogs-stream-prefix': 'task',
            },
          },
        },
      ]),
    ),
  });

  return {
    definition,
    family,
    groupId,
    roles: [task.role, execution.role],
    policies: () => [...execution.policies, ...task.policies],
    consumes: mounted => ({
      securityGroupId: groupId,
      allow: task.allow,
      addEnvironment: (name, value) => {
        environment.set(name, value);
      },
      mount: (volume, { address }) => {
        volumes.set(address, volume);
        mounted(volume);
      },
      addSecret: (name, secret) => {
        secrets.set(name, secret);
        aws.network.reachApi(node, groupId, 'secretsmanager');
        execution.allow({
          sid: 'ReadSecrets',
          actions: ['secretsmanager:GetSecretValue'],
          resources: [secret.arn],
        });
        execution.allow({
          sid: 'DecryptSecrets',
          actions: ['kms:Decrypt'],
          resources: [aws.encryption.keyArn()],
        });
      },
    }),
  };
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
