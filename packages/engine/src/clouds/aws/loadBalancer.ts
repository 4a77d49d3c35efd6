import type { NodeScope } from '../../resource-types/NodeScope';
import type { NameRule } from '../../standards/naming';
import type {
  BlockHandle,
  BlockOptions,
  Expression,
  Value,
} from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const BALANCER_NAME: NameRule = {
  maxLength: 32,
  neverFirst: 'internal-',
};

/** An application load balancer, whose calls are recorded. */
export function createBalancer(
  scope: NodeScope,
  aws: AwsFoundation,
  options: {
    internal: boolean;
    subnets: Value[];
    groupId: Value;
    deletionProtection: Value;
    block: BlockOptions;
  },
): BlockHandle {
  const { internal, subnets, groupId, deletionProtection, block } = options;
  const logs = aws.logs.forLoadBalancers();
  return scope.resource(
    'aws_lb',
    undefined,
    {
      name: aws.name(scope, BALANCER_NAME),
      load_balancer_type: 'application',
      internal,
      drop_invalid_header_fields: true,
      enable_deletion_protection: deletionProtection,
      subnets,
      security_groups: [groupId],
      access_logs: {
        enabled: true,
        bucket: logs.bucketId,
        prefix: `${logs.prefix}/${scope.address.replace(/_/g, '-')}`,
      },
    },
    { ...block, dependsOn: [logs.ready, ...(block.dependsOn ?? [])] },
  );
}

/** Listens with TLS only. */
export function createListener(
  scope: NodeScope,
  options: {
    balancer: BlockHandle;
    certificateArn: Value;
    /** What is done with requests that no rule is for. */
    action: Value;
    block: BlockOptions;
  },
): BlockHandle {
  return scope.resource(
    'aws_lb_listener',
    undefined,
    {
      load_balancer_arn: options.balancer.ref('arn'),
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificate_arn: options.certificateArn,
      default_action: options.action,
    },
    options.block,
  );
}

/** Where the containers of a service are registered. */
export function createTargets(
  scope: NodeScope,
  aws: AwsFoundation,
  options: {
    suffix?: string;
    /** With the port in it, so that one for a new port can be made first. */
    name: Expression;
    port: number;
    healthCheckPath: Value;
    block: BlockOptions;
  },
): BlockHandle {
  return scope.resource(
    'aws_lb_target_group',
    options.suffix,
    {
      name: options.name,
      port: options.port,
      protocol: 'HTTP',
      target_type: 'ip',
      vpc_id: aws.network.vpcId(),
      deregistration_delay: 30,
      health_check: { path: options.healthCheckPath, matcher: '200-399' },
    },
    {
      ...options.block,
      lifecycle: { createBeforeDestroy: true },
      skips: [
        {
          checkov: 'CKV_AWS_378',
          reason:
            'TLS ends at the load balancer; the path behind it is private.',
        },
      ],
    },
  );
}
