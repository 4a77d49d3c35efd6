import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { preventDestroy } from '../../clouds/preventDestroy';
import {
  noteDelegation,
  zoneNameOf,
  type DnsZoneParameters,
} from './definition';

/** Source: https://www.civo.com/learn/configure-dns */
const NAME_SERVERS = ['ns0.civo.com', 'ns1.civo.com'];

export const civoDns: CivoImplementation<DnsZoneParameters> = {
  name: 'dns',
  title: 'Civo DNS',
  limits: [
    {
      parameter: 'dnssec',
      applies: p => p.dnssec,
      effect: 'none',
      message: 'Civo does not sign the answers of its zones.',
      mend: 'Choose another cloud for the zone, or accept it by setting "dnssec" to false.',
    },
  ],
  build(scope, civo) {
    const zone = scope.resource(
      'civo_dns_domain_name',
      undefined,
      { name: zoneNameOf(scope, civo) },
      { lifecycle: preventDestroy(scope) },
    );
    noteDelegation(scope, false);
    scope.output(
      'name_servers',
      'name servers, to enter in the zone above it.',
      NAME_SERVERS,
    );
    const remark = {
      code: 'no-rights-for-one-zone',
      message:
        'Civo has keys for a whole account only, and none for one zone; its users get none.',
      mend: 'Give the key of an account that has nothing else, as a secret.',
    };
    return {
      provides: {
        network: { internet: true },
        environment: {
          ZONE_ID: zone.ref('id'),
          ZONE_NAME: zone.ref('name'),
        },
        remarks: { read: remark, write: remark },
      },
    };
  },
};
