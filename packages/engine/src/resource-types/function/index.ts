import { defineResourceType } from '../ResourceType';
import { lambda } from './aws';
import { parameters } from './definition';

const INSTEAD =
  'Run it as a container-service, or as a scheduled-job when it runs at set times.';

export const functions = defineResourceType({
  name: 'function',
  title: 'Function',
  description:
    'Code that runs when it is called, by messages, at set times or over HTTP.',
  category: 'compute',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: { aws: [lambda] },
  alternatives: {
    azure: INSTEAD,
    gcp: INSTEAD,
    civo: INSTEAD,
  },
});
