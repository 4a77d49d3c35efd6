import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpImplementation,
  GcpProvider,
} from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import { preventDestroy } from '../../clouds/preventDestroy';
import { SPLAT, template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  noteDelegation,
  zoneNameOf,
  type DnsZoneParameters,
} from './definition';

export const cloudDns: GcpImplementation<DnsZoneParameters> = {
  name: 'cloud-dns',
  title: 'Google Cloud DNS',
  build(scope, gcp) {
    const signed = scope.structural(p => p.dnssec);
    const zone = scope.resource(
      'google_dns_managed_zone',
      undefined,
      {
        name: gcp.name(scope as NodeScope, RFC1035),
        description: `Zone ${scope.address}`,
        dns_name: template(zoneNameOf(scope, gcp), '.'),
        visibility: 'public',
        force_destroy: false,
        dnssec_config: signed
          ? { state: 'on', non_existence: 'nsec3' }
          : { state: 'off' },
        cloud_logging_config: { enable_logging: true },
      },
      {
        lifecycle: preventDestroy(scope),
        ...(!signed && {
          skips: [
            {
              checkov: 'CKV_GCP_16',
              trivy: 'GCP-0013',
              reason: 'The catalog says that it is not signed.',
            },
          ],
        }),
      },
    );
    if (signed) {
      const keys = scope.data('google_dns_keys', undefined, {
        managed_zone: zone.ref('id'),
      });
      scope.output(
        'ds_record',
        'key, to enter in the zone above it once its name servers are there.',
        keys.ref('key_signing_keys', SPLAT, 'ds_record'),
      );
    }
    noteDelegation(scope);
    scope.output(
      'name_servers',
      'name servers, to enter in the zone above it.',
      zone.ref('name_servers'),
    );
    return {
      provides: {
        grants: grantsOf(gcp, zone),
        environment: {
          ZONE_ID: zone.ref('name'),
          ZONE_NAME: zone.ref('dns_name'),
        },
      },
    };
  },
};

/**
 * Google's own role may delete the zone, too.
 * Source: https://cloud.google.com/dns/docs/access-control
 */
function grantsOf(
  gcp: GcpFoundation,
  zone: BlockHandle,
): GcpProvider['grants'] {
  const type = 'google_dns_managed_zone_iam_member';
  const on = { managed_zone: zone.ref('name') };
  return {
    read: [{ name: 'read', role: 'roles/dns.reader', type, on }],
    write: [
      {
        name: 'write',
        role: () =>
          gcp.identity.ownRole({
            name: 'dns-record-writer',
            description: 'Changes records of a zone, and not the zone itself',
            permissions: [
              'dns.changes.create',
              'dns.changes.get',
              'dns.changes.list',
              'dns.managedZones.get',
              'dns.resourceRecordSets.create',
              'dns.resourceRecordSets.delete',
              'dns.resourceRecordSets.get',
              'dns.resourceRecordSets.list',
              'dns.resourceRecordSets.update',
            ],
          }),
        type,
        on,
      },
    ],
  };
}
