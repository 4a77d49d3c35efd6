import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  index,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

/** A validated certificate, and the name and zone that it is for. */
export interface AwsCertificate {
  readonly domainName: string | Expression;
  readonly zoneId: Expression;
  /** Known once the certificate was issued. */
  readonly certificateArn: Expression;
}

/**
 * A certificate for a node's host name: the one that its parameters name, or
 * one made from its own name, the environment and the DNS zone.
 */
export function createCertificate<P extends { domainName?: string }>(
  scope: NodeScope<P>,
  aws: AwsFoundation,
  options: {
    /** Another region's provider; CloudFront takes those of us-east-1 only. */
    provider?: BlockHandle;
  } = {},
): AwsCertificate {
  const { provider } = options;
  const provenance = { reason: `TLS for ${scope.label}.`, implicit: true };
  const zone = aws.dnsZone();
  const domainName = scope.text(
    'domain_name',
    'host name on the internet.',
    (p, environment) =>
      p.domainName ??
      aws.domainName(scope as unknown as NodeScope, environment),
  );
  const certificate = scope.resource(
    'aws_acm_certificate',
    undefined,
    {
      domain_name: domainName,
      validation_method: 'DNS',
      options: { certificate_transparency_logging_preference: 'ENABLED' },
    },
    { provider, provenance, lifecycle: { createBeforeDestroy: true } },
  );
  const proof = (attribute: string): Value =>
    index(
      call('tolist', certificate.ref('domain_validation_options')),
      0,
      attribute,
    );
  const record = scope.resource(
    'aws_route53_record',
    'certificate',
    {
      zone_id: zone.ref('zone_id'),
      name: proof('resource_record_name'),
      type: proof('resource_record_type'),
      ttl: 300,
      records: [proof('resource_record_value')],
    },
    { provenance },
  );
  const validation = scope.resource(
    'aws_acm_certificate_validation',
    undefined,
    {
      certificate_arn: certificate.ref('arn'),
      validation_record_fqdns: [record.ref('fqdn')],
    },
    { provider, provenance },
  );
  return {
    domainName,
    zoneId: zone.ref('zone_id'),
    certificateArn: validation.ref('certificate_arn'),
  };
}
