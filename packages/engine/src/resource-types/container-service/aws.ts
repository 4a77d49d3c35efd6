import type { ContainerService } from '../../clouds/aws/AwsContainers';
import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsTargets,
} from '../../clouds/aws/AwsImplementation';
import { createTask } from '../../clouds/aws/createTask';
import { lazy, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { exposeToInternet } from './awsLoadBalancer';
import { NetworkName } from './awsNetworkName';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/** Load at which another copy is started, in percent. */
const TARGET_CPU = 70;

export const ecsFargate: AwsImplementation<ContainerServiceParameters> = {
  name: 'ecs-fargate',
  title: 'Amazon ECS on Fargate',
  build(scope, aws) {
    const port = scope.structural(p => p.port);
    const task = createTask(scope, aws, { kind: 'Container service', port });
    const { definition, groupId } = task;
    const exposed = scope.structural(p => p.exposure) === 'internet';
    const healthCheckPath = () =>
      scope.value(
        'health_check_path',
        'path that answers when the service is well.',
        p => p.healthCheckPath,
      );
    const groups: BlockHandle[] = [];
    const dependsOn: BlockHandle[] = [];
    const register = ({ group, listening }: AwsTargets) => {
      groups.push(group);
      dependsOn.push(listening);
    };
    if (exposed) {
      register(
        exposeToInternet(scope, aws, { groupId, port, healthCheckPath }),
      );
    }
    const name = new NetworkName(scope, aws, port);
    const service = createService(scope, aws, {
      definition,
      groupId,
      port,
      groups,
      name,
      dependsOn,
    });
    // Containers that start before they are allowed fail for good.
    aws.onFinish(() => service.dependsOn.unshift(...task.policies()));

    return {
      provides: {
        network: { securityGroupId: groupId, port },
        service,
        named: () => name.environment(),
        target: {
          network: { securityGroupId: groupId, port },
          healthCheckPath,
          register,
        },
        environment: {
          URL: `http://${scope.address.replace(/_/g, '-')}:${port}`,
        },
      },
      consumes: {
        ...task.consumes(volume => service.dependsOn.push(...volume.ready)),
        startAfter: used => aws.containers.startAfter(service, used),
      },
    };
  },
};

function createService(
  scope: Scope,
  aws: AwsFoundation,
  options: {
    definition: BlockHandle;
    groupId: Value;
    port: number;
    /** Where it is registered; complete in the end. */
    groups: readonly BlockHandle[];
    name: NetworkName;
    dependsOn: BlockHandle[];
  },
): ContainerService {
  const { definition, groupId, port, groups, name, dependsOn } = options;
  const least = (p: ContainerServiceParameters) =>
    p.minReplicas ?? (p.highAvailability ? 2 : 1);
  const cluster = aws.containers.cluster();
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
      service_registries: lazy(() => name.registries()),
      health_check_grace_period_seconds: lazy(() =>
        groups.length > 0 ? 60 : undefined,
      ),
      load_balancer: lazy(() =>
        groups.map(group => ({
          target_group_arn: group.ref('arn'),
          container_name: scope.address,
          container_port: port,
        })),
      ),
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
  return { service, dependsOn };
}
