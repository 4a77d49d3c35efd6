import { defineResourceType } from '../ResourceType';
import { autoScalingGroup } from './aws';
import { scaleSet } from './azure';
import { civoInstances } from './civo';
import { parameters } from './definition';
import { instanceGroup } from './gcp';

export const virtualMachine = defineResourceType({
  name: 'virtual-machine',
  title: 'Virtual machine',
  description:
    'Equal Linux machines with an identity of their own, replaced when they fail and when their image is updated.',
  category: 'compute',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [autoScalingGroup],
    azure: [scaleSet],
    gcp: [instanceGroup],
    civo: [civoInstances],
  },
});
