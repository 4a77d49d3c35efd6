import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  AzureProvider,
} from '../../clouds/azure/AzureImplementation';
import { deploymentTemplate } from '../../clouds/azure/deploymentTemplate';
import { preventDestroy } from '../../clouds/preventDestroy';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  noteDelegation,
  zoneNameOf,
  type DnsZoneParameters,
} from './definition';

type Scope = NodeScope<DnsZoneParameters>;

/** Kinds of records that people make; the zone makes NS and SOA itself. */
const RECORDS = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'PTR', 'SRV', 'TXT'];

export const azureDns: AzureImplementation<DnsZoneParameters> = {
  name: 'azure-dns',
  title: 'Azure DNS',
  build(scope, azure) {
    const zone = scope.resource(
      'azurerm_dns_zone',
      undefined,
      { ...azure.grouped(), name: zoneNameOf(scope, azure) },
      // A lock would keep its records in place, too.
      { lifecycle: preventDestroy(scope) },
    );
    if (scope.structural(p => p.dnssec)) {
      sign(scope, azure, zone);
    }
    noteDelegation(scope);
    scope.output(
      'name_servers',
      'name servers, to enter in the zone above it.',
      zone.ref('name_servers'),
    );
    return {
      provides: {
        open: from => azure.network.reachManagement(from),
        grants: grantsOf(azure, zone),
        environment: { ZONE_ID: zone.ref('id'), ZONE_NAME: zone.ref('name') },
      },
    };
  },
};

/**
 * The provider cannot switch it on itself.
 * Source: https://learn.microsoft.com/azure/dns/dnssec-how-to
 */
function sign(scope: Scope, azure: AzureFoundation, zone: BlockHandle): void {
  scope.resource(
    'azurerm_resource_group_template_deployment',
    undefined,
    {
      ...azure.grouped(),
      name: azure.name(scope as NodeScope, { maxLength: 64 }),
      deployment_mode: 'Incremental',
      template_content: deploymentTemplate({
        type: 'Microsoft.Network/dnsZones/dnssecConfigs',
        apiVersion: '2023-07-01-preview',
        name: template(zone.ref('name'), '/default'),
        properties: {},
      }),
    },
    {
      provenance: {
        reason: `Answers of ${scope.label} are signed.`,
        implicit: true,
      },
    },
  );
  scope.notes.beforeFirstApply.add(
    `Whoever runs the zone above ${scope.label} enters its key there: \`az network dns dnssec-config show\` gives the DS record after the first apply.`,
  );
}

/** Azure's own role may delete the zone, too. */
function grantsOf(
  azure: AzureFoundation,
  zone: BlockHandle,
): AzureProvider['grants'] {
  const scope = zone.ref('id');
  return {
    read: [{ name: 'read', role: 'Reader', scope }],
    write: [
      {
        name: 'write',
        role: () =>
          azure.identity.ownRole({
            name: 'dns-record-writer',
            description: 'Changes records of a zone, and not the zone itself',
            actions: [
              'Microsoft.Network/dnsZones/read',
              'Microsoft.Network/dnsZones/recordsets/read',
              ...RECORDS.flatMap(kind =>
                ['read', 'write', 'delete'].map(
                  verb => `Microsoft.Network/dnsZones/${kind}/${verb}`,
                ),
              ),
            ],
          }),
        scope,
      },
    ],
  };
}
