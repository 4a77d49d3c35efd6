import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsReach } from '../../clouds/aws/AwsImplementation';
import { BALANCER_NAME } from '../../clouds/aws/loadBalancer';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** Where the machines are registered, and how they are reached. */
export interface Balancer {
  readonly group: BlockHandle;
  readonly reach: AwsReach;
}

/** One address inside the network for machines that come and go. */
export function createBalancer(
  scope: NodeScope,
  aws: AwsFoundation,
  machines: { groupId: Value; port: number; deletionProtection: Value },
): Balancer {
  const { groupId, port } = machines;
  const provenance = {
    reason: `Others in the stack reach ${scope.label}.`,
    implicit: true,
  };
  const security = aws.network.securityGroup(scope, {
    suffix: 'balancer',
    description: `Load balancer of ${scope.address}`,
  });
  aws.network.openPath(scope, {
    suffix: 'machine',
    from: security.ref('id'),
    to: groupId,
    port,
    description: 'Load balancer to machine',
    reason: provenance.reason,
  });
  const balancer = scope.resource(
    'aws_lb',
    undefined,
    {
      name: aws.name(scope, BALANCER_NAME),
      load_balancer_type: 'network',
      internal: true,
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: machines.deletionProtection,
      subnets: aws.network.privateSubnetIds(),
      security_groups: [security.ref('id')],
    },
    {
      provenance,
      skips: [
        {
          checkov: 'CKV_AWS_91',
          reason:
            'Network load balancers log TLS listeners only; flow logs show who talked to whom.',
        },
      ],
    },
  );
  const group = scope.resource(
    'aws_lb_target_group',
    undefined,
    {
      // With the port in its name, one for a new port can be made before the
      // listener lets the old one go.
      name: aws.name(scope, { maxLength: 32 }, String(port)),
      port,
      protocol: 'TCP',
      target_type: 'instance',
      vpc_id: aws.network.vpcId(),
      deregistration_delay: 60,
      health_check: { protocol: 'TCP', port: 'traffic-port' },
    },
    { provenance, lifecycle: { createBeforeDestroy: true } },
  );
  scope.resource(
    'aws_lb_listener',
    undefined,
    {
      load_balancer_arn: balancer.ref('arn'),
      port,
      protocol: 'TCP',
      default_action: { type: 'forward', target_group_arn: group.ref('arn') },
    },
    { provenance },
  );
  return {
    group,
    reach: {
      securityGroupId: security.ref('id'),
      port,
      environment: { HOST: balancer.ref('dns_name'), PORT: String(port) },
    },
  };
}
