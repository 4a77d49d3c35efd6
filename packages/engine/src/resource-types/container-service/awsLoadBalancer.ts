import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsTargets } from '../../clouds/aws/AwsImplementation';
import { createCertificate } from '../../clouds/aws/certificate';
import {
  createBalancer,
  createListener,
  createTargets,
} from '../../clouds/aws/loadBalancer';
import { template, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/** A load balancer with TLS on the service's own host name. */
export function exposeToInternet(
  scope: Scope,
  aws: AwsFoundation,
  service: { groupId: Value; port: number; healthCheckPath: () => Value },
): AwsTargets {
  const { zoneId, domainName, certificateArn } = createCertificate(scope, aws);
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
  const balancer = createBalancer(scope as NodeScope, aws, {
    internal: false,
    subnets,
    groupId: group.ref('id'),
    deletionProtection: scope.value(
      'deletion_protection',
      'whether AWS refuses to delete its load balancer.',
      p => p.deletionProtection,
    ),
    block: {
      provenance,
      dependsOn: [internet],
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
  });
  const targets = createTargets(scope as NodeScope, aws, {
    name: aws.name(scope as NodeScope, { maxLength: 32 }, String(service.port)),
    port: service.port,
    healthCheckPath: service.healthCheckPath(),
    block: { provenance },
  });
  const listener = createListener(scope as NodeScope, {
    balancer,
    certificateArn,
    action: { type: 'forward', target_group_arn: targets.ref('arn') },
    block: { provenance },
  });
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
  return { group: targets, listening: listener };
}
