import { defineResourceType } from '../ResourceType';
import { ecsScheduler } from './aws';
import { containerAppJob } from './azure';
import { kubernetesCronJob } from './civo';
import { parameters } from './definition';
import { cloudRunJob } from './gcp';

export const scheduledJob = defineResourceType({
  name: 'scheduled-job',
  title: 'Scheduled job',
  description:
    'A container that runs at set times, or when others start it, until it is done, with its own identity and logs.',
  category: 'compute',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [ecsScheduler],
    azure: [containerAppJob],
    gcp: [cloudRunJob],
    civo: [kubernetesCronJob],
  },
});
