import { defineResourceType } from '../ResourceType';
import { stepFunctions } from './aws';
import { parameters } from './definition';
import { googleWorkflow } from './gcp';

const INSTEAD =
  'Let a container-service call the steps, with a queue between them where they take long.';

export const workflow = defineResourceType({
  name: 'workflow',
  title: 'Workflow',
  description:
    'Steps in an order that survives failures; it may use what it is connected to, and nothing else.',
  category: 'integration',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: { aws: [stepFunctions], gcp: [googleWorkflow] },
  alternatives: { azure: INSTEAD, civo: INSTEAD },
});
