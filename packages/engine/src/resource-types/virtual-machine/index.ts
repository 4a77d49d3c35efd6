import { defineResourceType } from '../ResourceType';
import { autoScalingGroup } from './aws';
import { parameters } from './definition';

export const virtualMachine = defineResourceType({
  name: 'virtual-machine',
  title: 'Virtual machine',
  description:
    'Equal Linux machines with an identity of their own, replaced when they fail and when their image is updated.',
  category: 'compute',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: { aws: [autoScalingGroup] },
});
