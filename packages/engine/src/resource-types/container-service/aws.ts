import type { ContainerService } from '../../clouds/aws/AwsContainers';
import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsVolume,
  SecretReference,
} from '../../clouds/aws/AwsImplementation';
import {
  call,
  lazy,
  template,
  type BlockHandle,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { exposeToInternet, type ExposedTargets } from './awsLoadBalancer';
import { createRepository, usePublishedImage } from './awsRepository';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/**
 * CPU units (1024 are one core) and memory (MiB) of a task.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const SIZES = {
  small: { cpu: 256, memory: 512 },
  medium: { cpu: 512, memory: 1024 },
  large: { cpu: 1024, memory: 2048 },
};

/** Load at which another copy is started, in percent. */
const TARGET_CPU = 70;

export const ecsFargate: AwsImplementation<ContainerServiceParameters> = {
  name: 'ecs-fargate',
  title: 'Amazon ECS on Fargate',
  build(scope, aws) {
    const port = scope.structural(p => p.port);
    const environment = new Map<string, Value>();
    const secrets = new Map<string, SecretReference>();
    const volumes = new Map<string, AwsVolume>();

    const group = aws.network.securityGroup(scope as NodeScope, {
      description: `Container service ${scope.address}`,
    });
    const groupId = group.ref('id');
    for (const api of ['ecr.api', 'ecr.dkr', 'logs', 's3'] as const) {
      aws.network.reachApi(scope as NodeScope, groupId, api);
    }
    aws.network.reachEndpoints(scope as NodeScope, groupId);
    aws.network.reachInternet(scope as NodeScope, groupId);

    const task = aws.identity.role(scope as NodeScope, {
      service: 'ecs-tasks.amazonaws.com',
      reason: `What ${scope.label} may do in AWS.`,
    });
    const execution = aws.identity.role(scope as NodeScope, {
      suffix: 'start',
      service: 'ecs-tasks.amazonaws.com',
      reason: `Starting ${scope.label}: pulling its image, writing its logs, reading its secrets.`,
    });
    const logs = aws.logs.group(scope as NodeScope, {
      path: '/aws/ecs/',
      reason: `What ${scope.label} prints.`,
    });
    execution.allow({
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [template(logs.ref('arn'), ':*')],
    });

    const image = imageOf(scope, aws, execution.allow);
    const definition = scope.resource('aws_ecs_task_definition', undefined, {
      family: aws.name(scope as NodeScope, { maxLength: 255 }),
      requires_compatibilities: ['FARGATE'],
      network_mode: 'awsvpc',
      cpu: scope.value(
        'cpu',
        'CPU units; 1024 are one core.',
        p => SIZES[p.size].cpu,
      ),
      memory: scope.value(
        'memory',
        'memory in MiB.',
        p => SIZES[p.size].memory,
      ),
      task_role_arn: task.role.ref('arn'),
      execution_role_arn: execution.role.ref('arn'),
      runtime_platform: {
        operating_system_family: 'LINUX',
        cpu_architecture:
          scope.structural(p => p.architecture) === 'arm64'
            ? 'ARM64'
            : 'X86_64',
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
            portMappings: [
              {
                name: 'http',
                containerPort: port,
                hostPort: port,
                protocol: 'tcp',
              },
            ],
            environment: [
              { name: 'PORT', value: String(port) },
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

    const exposed = scope.structural(p => p.exposure) === 'internet';
    const targets = exposed
      ? exposeToInternet(scope, aws, { groupId, port })
      : undefined;
    const service = createService(scope, aws, {
      definition,
      groupId,
      port,
      targets,
    });
    // Containers that start before they are allowed to fail for good.
    aws.onFinish(() =>
      service.dependsOn.unshift(...execution.policies, ...task.policies),
    );

    return {
      provides: {
        network: { securityGroupId: groupId, port },
        service,
        environment: {
          URL: `http://${scope.address.replace(/_/g, '-')}:${port}`,
        },
      },
      consumes: {
        securityGroupId: groupId,
        startAfter: used => aws.containers.startAfter(service, used),
        allow: task.allow,
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        mount: (volume, { address }) => {
          volumes.set(address, volume);
          service.dependsOn.push(...volume.ready);
        },
        addSecret: (name, secret) => {
          secrets.set(name, secret);
          aws.network.reachApi(scope as NodeScope, groupId, 'secretsmanager');
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
      },
    };
  },
};

function imageOf(
  scope: Scope,
  aws: AwsFoundation,
  allow: Parameters<typeof createRepository>[2],
): Value {
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const given = scope.structural(p => p.image);
  if (given) {
    usePublishedImage(scope, aws, { image: given, allow });
    return template(given, ':', tag);
  }
  const repository = createRepository(scope, aws, allow);
  return template(repository.ref('repository_url'), ':', tag);
}

function createService(
  scope: Scope,
  aws: AwsFoundation,
  options: {
    definition: BlockHandle;
    groupId: Value;
    port: number;
    targets?: ExposedTargets;
  },
): ContainerService {
  const { definition, groupId, port, targets } = options;
  const least = (p: ContainerServiceParameters) =>
    p.minReplicas ?? (p.highAvailability ? 2 : 1);
  const cluster = aws.containers.cluster();
  const dependsOn = targets ? [targets.listener] : [];
  const service = scope.resource(
    'aws_ecs_service',
    undefined,
    {
      name: aws.name(scope as NodeScope, { maxLength: 255 }),
      cluster: cluster.ref('id'),
      task_definition: definition.ref('arn'),
      desired_count: scope.value(
        'min_replicas',
        'copies that always run.',
        least,
      ),
      launch_type: 'FARGATE',
      enable_execute_command: false,
      propagate_tags: 'SERVICE',
      deployment_circuit_breaker: { enable: true, rollback: true },
      network_configuration: {
        subnets: aws.network.privateSubnetIds(),
        security_groups: [groupId],
        assign_public_ip: false,
      },
      service_connect_configuration: {
        enabled: true,
        namespace: aws.containers.namespaceArn(),
        service: {
          port_name: 'http',
          discovery_name: scope.address.replace(/_/g, '-'),
          client_alias: {
            dns_name: scope.address.replace(/_/g, '-'),
            port,
          },
        },
      },
      ...(targets && {
        health_check_grace_period_seconds: 60,
        load_balancer: {
          target_group_arn: targets.group.ref('arn'),
          container_name: scope.address,
          container_port: port,
        },
      }),
    },
    { lifecycle: { ignoreChanges: ['desired_count'] }, dependsOn },
  );
  const target = scope.resource('aws_appautoscaling_target', undefined, {
    service_namespace: 'ecs',
    resource_id: template(
      'service/',
      cluster.ref('name'),
      '/',
      service.ref('name'),
    ),
    scalable_dimension: 'ecs:service:DesiredCount',
    min_capacity: scope.value('min_replicas', 'copies that always run.', least),
    max_capacity: scope.value(
      'max_replicas',
      'copies that run under load.',
      p => Math.max(p.maxReplicas ?? least(p) * 3, least(p)),
    ),
  });
  scope.resource('aws_appautoscaling_policy', undefined, {
    name: aws.name(scope as NodeScope, { maxLength: 255 }, 'cpu'),
    policy_type: 'TargetTrackingScaling',
    service_namespace: target.ref('service_namespace'),
    resource_id: target.ref('resource_id'),
    scalable_dimension: target.ref('scalable_dimension'),
    target_tracking_scaling_policy_configuration: {
      target_value: TARGET_CPU,
      predefined_metric_specification: {
        predefined_metric_type: 'ECSServiceAverageCPUUtilization',
      },
    },
  });
  return { service, dependsOn, after: new Set() };
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
