import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { lazy, template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  leastMachines,
  mostMachines,
  type VirtualMachineParameters,
} from './definition';

/** Load at which another machine is started, in percent. */
const TARGET_CPU = 60;

/** Seconds until a new machine counts: it starts and sets itself up. */
const WARM_UP = 300;

/** Seconds after which a machine is replaced: thirty days without updates. */
const LIFETIME = 2592000;

/** Keeps as many machines as are needed, well and not too old. */
export function createGroup(
  scope: NodeScope<VirtualMachineParameters>,
  aws: AwsFoundation,
  options: {
    launch: BlockHandle;
    dependsOn: BlockHandle[];
    targets: () => BlockHandle | undefined;
  },
): void {
  const node = scope as NodeScope;
  const { launch, dependsOn, targets } = options;
  const name = aws.name(node, { maxLength: 255 });
  const group = scope.resource(
    'aws_autoscaling_group',
    undefined,
    {
      name,
      min_size: scope.value(
        'min_replicas',
        'machines that always run.',
        leastMachines,
      ),
      max_size: scope.value(
        'max_replicas',
        'machines that run under load.',
        mostMachines,
      ),
      vpc_zone_identifier: aws.network.privateSubnetIds(),
      service_linked_role_arn: aws.machines.scalingRole().ref('arn'),
      target_group_arns: lazy(() => {
        const target = targets();
        return target && [target.ref('arn')];
      }),
      // Who has no users is well as long as it runs.
      health_check_type: lazy(() => (targets() ? 'ELB' : 'EC2')),
      health_check_grace_period: WARM_UP,
      default_instance_warmup: WARM_UP,
      enabled_metrics: [
        'GroupDesiredCapacity',
        'GroupInServiceInstances',
        'GroupTotalInstances',
      ],
      launch_template: {
        id: launch.ref('id'),
        version: launch.ref('latest_version'),
      },
      // New machines start from the newest image, before old ones go.
      max_instance_lifetime: LIFETIME,
      instance_maintenance_policy: {
        min_healthy_percentage: 100,
        max_healthy_percentage: 200,
      },
      instance_refresh: { strategy: 'Rolling' },
      tag: { key: 'Name', value: name, propagate_at_launch: true },
    },
    { dependsOn },
  );
  scope.resource('aws_autoscaling_policy', undefined, {
    name: aws.name(node, { maxLength: 255 }, 'cpu'),
    autoscaling_group_name: group.ref('name'),
    policy_type: 'TargetTrackingScaling',
    target_tracking_configuration: {
      target_value: TARGET_CPU,
      predefined_metric_specification: {
        predefined_metric_type: 'ASGAverageCPUUtilization',
      },
    },
  });
  scope.output(
    'session',
    'lists its machines; "aws ssm start-session --target <id>" opens a shell on one.',
    template(
      'aws ec2 describe-instances --filters Name=tag:aws:autoscaling:groupName,Values=',
      group.ref('name'),
    ),
  );
}
