import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  index,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

/**
 * Longest name that a certificate can be asked for.
 * Source: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
 */
const MAX_LENGTH = 64;

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
  checkDomainNames(scope, aws);
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

// A record for another zone would be made as `other.org.example.com`.
function checkDomainNames<P extends { domainName?: string }>(
  scope: NodeScope<P>,
  aws: AwsFoundation,
): void {
  const { zone } = aws.standards.dns;
  const environmentsOf = new Map<string, string[]>();
  for (const environment of scope.environments) {
    const given = scope.in(environment).domainName;
    if (given !== undefined) {
      const environments = environmentsOf.get(given) ?? [];
      environmentsOf.set(given, [...environments, environment]);
    }
  }
  for (const [name, environments] of environmentsOf) {
    if (name !== zone && !name.endsWith(`.${zone}`)) {
      scope.report('domainName', {
        severity: 'error',
        code: 'domain-outside-zone',
        message: `${name} is not in the DNS zone ${zone} of the standards, so no record and no certificate can be made for it.`,
        mend: `Choose a name that ends with .${zone}, or set "dns.zone" in the standards.`,
      });
    }
    if (name.length > MAX_LENGTH) {
      scope.report('domainName', {
        severity: 'error',
        code: 'domain-too-long',
        message: `A certificate is for a name of at most ${MAX_LENGTH} characters; ${name} has ${name.length}.`,
        mend: 'Choose a shorter name.',
      });
    }
    if (environments.length > 1) {
      scope.report('domainName', {
        severity: 'warning',
        code: 'domain-shared',
        message: `${environments.join(
          ' and ',
        )} would both answer at ${name}; only one of them can have the DNS record.`,
        mend: 'Set "domainName" for single environments; the others get a name of their own.',
      });
    }
  }
}
