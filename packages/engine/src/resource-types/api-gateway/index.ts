import { defineResourceType } from '../ResourceType';
import { httpApi } from './aws';
import { apiManagement } from './azure';
import { ingress } from './civo';
import { parameters } from './definition';
import { loadBalancer } from './gcp';

export const apiGateway = defineResourceType({
  name: 'api-gateway',
  title: 'API gateway',
  description:
    'The front door of several services: one host name with TLS, and a path for each of them.',
  category: 'web',
  parameters,
  settled: {
    exposure: {
      value: 'internet',
      message: 'An API gateway is the way in from the internet.',
      mend: 'Leave it out: services of the stack reach each other without one.',
    },
  },
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [httpApi],
    azure: [apiManagement],
    gcp: [loadBalancer],
    civo: [ingress],
  },
});
