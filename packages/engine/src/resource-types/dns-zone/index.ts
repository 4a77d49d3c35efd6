import { defineResourceType } from '../ResourceType';
import { route53 } from './aws';
import { azureDns } from './azure';
import { civoDns } from './civo';
import { parameters } from './definition';
import { cloudDns } from './gcp';

export const dnsZone = defineResourceType({
  name: 'dns-zone',
  title: 'DNS zone',
  description:
    'A public DNS zone of its own, signed, whose records its users may change.',
  category: 'network',
  parameters,
  access: { levels: ['read', 'write'], default: 'write' },
  implementations: {
    aws: [route53],
    azure: [azureDns],
    gcp: [cloudDns],
    civo: [civoDns],
  },
});
