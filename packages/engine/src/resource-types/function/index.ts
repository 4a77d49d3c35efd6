import { defineResourceType } from '../ResourceType';
import { lambda } from './aws';
import { functionApp } from './azure';
import { parameters } from './definition';
import { cloudRunFunction } from './gcp';

export const functions = defineResourceType({
  name: 'function',
  title: 'Function',
  description:
    'Code that runs when it is called, by messages, at set times or over HTTP.',
  category: 'compute',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [lambda],
    azure: [functionApp],
    gcp: [cloudRunFunction],
  },
  alternatives: {
    civo: 'Run it as a container-service, or as a scheduled-job when it runs at set times.',
  },
});
