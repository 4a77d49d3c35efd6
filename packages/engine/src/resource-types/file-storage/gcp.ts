import type { GcpImplementation } from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import type { NodeScope } from '../NodeScope';
import { mountPathOf, type FileStorageParameters } from './definition';

/**
 * Least capacity and its steps, in GB.
 * Source: https://cloud.google.com/filestore/docs/service-tiers
 */
const CAPACITY = { least: 1024, step: 256 };

/** Portmapper, NFS and what version 3 of it needs beside. Source: https://cloud.google.com/filestore/docs/configuring-firewall */
const PORTS = [111, 2046, 2049, 2050, 4045];

const SHARE = 'files';

export const filestore: GcpImplementation<FileStorageParameters> = {
  name: 'filestore',
  title: 'Google Cloud Filestore',
  limits: [
    {
      parameter: 'capacityGb',
      applies: p => capacityOf(p) !== p.capacityGb,
      message: `Filestore has ${CAPACITY.least} GB at least, and more in steps of ${CAPACITY.step}.`,
    },
  ],
  build(scope, gcp) {
    const { key, ready } = gcp.encryption.keyFor('file');
    const files = scope.resource(
      'google_filestore_instance',
      undefined,
      {
        name: gcp.name(scope as NodeScope, RFC1035),
        description: `Files of ${scope.address}`,
        // Both tiers take a key of one's own; the older ones do not.
        tier: scope.value('tier', 'REGIONAL or ZONAL.', p =>
          p.highAvailability ? 'REGIONAL' : 'ZONAL',
        ),
        location: scope.value('location', 'region or zone.', p =>
          p.highAvailability ? gcp.region : `${gcp.region}-b`,
        ),
        protocol: 'NFS_V3',
        kms_key_name: key,
        deletion_protection_enabled: scope.value(
          'deletion_protection',
          'whether Google refuses to delete it.',
          p => p.deletionProtection,
        ),
        file_shares: {
          name: SHARE,
          capacity_gb: scope.value(
            'capacity_gb',
            'size of the share, in GB.',
            capacityOf,
          ),
          nfs_export_options: {
            ip_ranges: [gcp.network.range()],
            access_mode: 'READ_WRITE',
            squash_mode: 'NO_ROOT_SQUASH',
          },
        },
        networks: {
          network: gcp.network.id(),
          modes: ['MODE_IPV4'],
          connect_mode: 'PRIVATE_SERVICE_ACCESS',
        },
      },
      { dependsOn: [ready, gcp.network.privateServices(scope)] },
    );
    scope.report('backup', {
      severity: 'info',
      code: 'no-scheduled-backup',
      message: 'Filestore makes backups when it is told to, and not by itself.',
      mend: 'Let a scheduled job make them, or keep what must not be lost in object-storage.',
    });
    const path = scope.structural(p => mountPathOf(p, scope.address));
    const server = files.ref('networks', 0, 'ip_addresses', 0);
    return {
      provides: {
        network: { address: server, ports: PORTS },
        volume: access => ({
          path,
          server,
          share: `/${SHARE}`,
          readOnly: access === 'read',
        }),
      },
    };
  },
};

function capacityOf({ capacityGb }: FileStorageParameters): number {
  const { least, step } = CAPACITY;
  return Math.max(least, Math.ceil(capacityGb / step) * step);
}
