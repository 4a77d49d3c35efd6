import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { createCertificate } from '../../clouds/aws/certificate';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/** Where a service's containers are registered. */
export interface ExposedTargets {
  readonly group: BlockHandle;
  /** ECS refuses a target group that no listener uses yet. */
  readonly listener: BlockHandle;
}

/** A load balancer with TLS on the service's own host name. */
export function exposeToInternet(
  scope: Scope,
  aws: AwsFoundation,
  service: { groupId: Value; port: number },
): ExposedTargets {
  const { zoneId, domainName, certificateArn } = createCertificate(scope, aws);
  const logs = aws.logs.forLoadBalancers();
  const provenance = {
    reason: `${scope.label} is reached from the internet.`,
    implicit: true,
  };
  const group = aws.network.securityGroup(scope as NodeScope, {
    suffix: 'public',
    description: `Load balancer of ${scope.address}`,
  });
  scope.resource(
    'aws_vpc_security_group_ingress_rule',
    'public',
    {
      security_group_id: group.ref('id'),
      description: 'HTTPS from the internet',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: '0.0.0.0/0',
    },
    { provenance },
  );
  aws.network.openPath(scope as NodeScope, {
    suffix: 'container',
    from: group.ref('id'),
    to: service.groupId,
    port: service.port,
    description: 'Load balancer to container',
    reason: provenance.reason,
  });
  const { ids: subnets, internet } = aws.network.publicSubnets();
  const balancer = scope.resource(
    'aws_lb',
    undefined,
    {
      name: aws.name(scope as NodeScope, { maxLength: 32 }),
      load_balancer_type: 'application',
      internal: false,
      drop_invalid_header_fields: true,
      enable_deletion_protection: scope.value(
        'deletion_protection',
        'whether AWS refuses to delete its load balancer.',
        p => p.deletionProtection,
      ),
      subnets,
      security_groups: [group.ref('id')],
      access_logs: {
        enabled: true,
        bucket: logs.bucketId,
        prefix: `${logs.prefix}/${scope.address.replace(/_/g, '-')}`,
      },
    },
    {
      provenance,
      dependsOn: [logs.ready, internet],
      skips: [
        {
          trivy: 'AWS-0053',
          reason: 'The catalog says that it is reached from the internet.',
        },
        {
          checkov: 'CKV2_AWS_28',
          reason: 'A web application firewall is a choice of the organization.',
        },
      ],
    },
  );
  const targets = scope.resource(
    'aws_lb_target_group',
    undefined,
    {
      // With the port in its name, one for a new port can be made before the
      // listener lets the old one go.
      name: aws.name(
        scope as NodeScope,
        { maxLength: 32 },
        String(service.port),
      ),
      port: service.port,
      protocol: 'HTTP',
      target_type: 'ip',
      vpc_id: aws.network.vpcId(),
      deregistration_delay: 30,
      health_check: {
        path: scope.value(
          'health_check_path',
          'path that answers when the service is well.',
          p => p.healthCheckPath,
        ),
        matcher: '200-399',
      },
    },
    {
      provenance,
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
  const listener = scope.resource(
    'aws_lb_listener',
    undefined,
    {
      load_balancer_arn: balancer.ref('arn'),
      port: 443,
      protocol: 'HTTPS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificate_arn: certificateArn,
      default_action: { type: 'forward', target_group_arn: targets.ref('arn') },
    },
    { provenance },
  );
  scope.resource(
    'aws_route53_record',
    undefined,
    {
      zone_id: zoneId,
      name: domainName,
      type: 'A',
      alias: {
        name: balancer.ref('dns_name'),
        zone_id: balancer.ref('zone_id'),
        evaluate_target_health: true,
      },
    },
    { provenance },
  );
  scope.output(
    'url',
    'address on the internet.',
    template('https://', domainName),
  );
  return { group: targets, listener };
}
