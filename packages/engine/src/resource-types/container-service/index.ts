import { defineResourceType } from '../ResourceType';
import { ecsFargate } from './aws';
import { containerApp } from './azure';
import { civoKubernetes } from './civo';
import { parameters } from './definition';
import { cloudRun } from './gcp';

export const containerService = defineResourceType({
  name: 'container-service',
  title: 'Container service',
  description:
    'A container that runs all the time, with its own identity, logs and scaling.',
  category: 'compute',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [ecsFargate],
    azure: [containerApp],
    gcp: [cloudRun],
    civo: [civoKubernetes],
  },
});
