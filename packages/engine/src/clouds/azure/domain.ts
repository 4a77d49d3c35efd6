import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  template,
  type BlockHandle,
  type Expression,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';

/** A host name that Front Door has a certificate for. */
export interface AzureDomain {
  readonly block: BlockHandle;
  readonly hostName: string | Expression;
}

/**
 * A host name for a node: the one that its parameters name, or one made from
 * its own name, the environment and the DNS zone. Front Door proves by a record
 * that it is ours, and renews the certificate.
 */
export function createDomain<P extends { domainName?: string }>(
  scope: NodeScope<P>,
  azure: AzureFoundation,
  endpoint: BlockHandle,
): AzureDomain {
  const provenance = { reason: `TLS for ${scope.label}.`, implicit: true };
  const node = scope as unknown as NodeScope;
  const { zone: zoneName } = azure.standards.dns;
  const nameIn = (p: P, environment: string) =>
    p.domainName ?? azure.domainName(node, environment);
  reportForeign(scope, azure, nameIn);
  const hostName = scope.text(
    'domain_name',
    'host name on the internet.',
    nameIn,
  );
  const label = scope.text(
    'domain_label',
    'host name without the DNS zone.',
    (p, environment) => labelIn(nameIn(p, environment), zoneName),
  );
  const zone = azure.dnsZone();
  const inZone = {
    zone_name: zone.ref('name'),
    resource_group_name: zone.ref('resource_group_name'),
  };
  const block = scope.resource(
    'azurerm_cdn_frontdoor_custom_domain',
    undefined,
    {
      name: azure.name(node, { maxLength: 260 }),
      cdn_frontdoor_profile_id: azure.edge.profileId(),
      dns_zone_id: zone.ref('id'),
      host_name: hostName,
      tls: { certificate_type: 'ManagedCertificate' },
    },
    { provenance },
  );
  // The record of the zone itself is called @, its proof has no such ending.
  scope.resource(
    'azurerm_dns_txt_record',
    'certificate',
    {
      ...inZone,
      name:
        typeof label === 'string'
          ? proofOf(label)
          : call('trimsuffix', template('_dnsauth.', label), '.@'),
      ttl: 3600,
      record: { value: block.ref('validation_token') },
    },
    { provenance },
  );
  // An alias, which the zone itself can have, too.
  scope.resource(
    'azurerm_dns_a_record',
    undefined,
    {
      ...inZone,
      name: label,
      ttl: 300,
      target_resource_id: endpoint.ref('id'),
    },
    { provenance },
  );
  return { block, hostName };
}

function labelIn(hostName: string, zone: string): string {
  return hostName === zone ? '@' : hostName.slice(0, -zone.length - 1);
}

function proofOf(label: string): string {
  return label === '@' ? '_dnsauth' : `_dnsauth.${label}`;
}

function reportForeign<P>(
  scope: NodeScope<P>,
  azure: AzureFoundation,
  nameIn: (parameters: P, environment: string) => string,
): void {
  const { zone } = azure.standards.dns;
  const foreign = scope.environments.find(environment => {
    const name = nameIn(scope.in(environment), environment);
    return name !== zone && !name.endsWith(`.${zone}`);
  });
  if (foreign !== undefined) {
    scope.report('domainName', {
      severity: 'error',
      code: 'domain-outside-zone',
      message: `${nameIn(
        scope.in(foreign),
        foreign,
      )} is not in the DNS zone ${zone} of the standards.`,
      mend: `Choose a name that ends with .${zone}, or set the zone of the standards.`,
    });
  }
}
