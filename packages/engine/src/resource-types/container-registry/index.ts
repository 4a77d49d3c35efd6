import { defineResourceType } from '../ResourceType';
import { ecr } from './aws';
import { azureContainerRegistry } from './azure';
import { parameters } from './definition';
import { artifactRegistry } from './gcp';

export const containerRegistry = defineResourceType({
  name: 'container-registry',
  title: 'Container registry',
  description:
    'A private place for container images, scanned and tidied up, which its users pull from or push to.',
  category: 'storage',
  parameters,
  access: { levels: ['read', 'write', 'readwrite'], default: 'read' },
  implementations: {
    aws: [ecr],
    azure: [azureContainerRegistry],
    gcp: [artifactRegistry],
  },
  alternatives: {
    civo: 'Use a registry of AWS, Azure or Google Cloud, or one that exists already: name its images in the `image` parameter of services.',
  },
});
