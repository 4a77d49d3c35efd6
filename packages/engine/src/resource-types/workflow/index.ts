import { defineResourceType } from '../ResourceType';
import { stepFunctions } from './aws';
import { logicApp } from './azure';
import { parameters } from './definition';
import { googleWorkflow } from './gcp';

export const workflow = defineResourceType({
  name: 'workflow',
  title: 'Workflow',
  description:
    'Steps in an order that survives failures; it may use what it is connected to, and nothing else.',
  category: 'integration',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [stepFunctions],
    azure: [logicApp],
    gcp: [googleWorkflow],
  },
  alternatives: {
    civo: 'Let a container-service call the steps, with a queue between them where they take long.',
  },
});
