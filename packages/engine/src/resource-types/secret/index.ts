import { defineResourceType } from '../ResourceType';
import { secretsManager } from './aws';
import { keyVault } from './azure';
import { kubernetesSecret } from './civo';
import { parameters } from './definition';
import { secretManager } from './gcp';

export const secret = defineResourceType({
  name: 'secret',
  title: 'Secret',
  description:
    'A place for a password, key or certificate. Its value is set by people or programs, never in Terraform.',
  category: 'security',
  parameters,
  access: { levels: ['read', 'write', 'readwrite'], default: 'read' },
  implementations: {
    aws: [secretsManager],
    azure: [keyVault],
    gcp: [secretManager],
    civo: [kubernetesSecret],
  },
});
