import { defineResourceType } from '../ResourceType';
import { cloudfront } from './aws';
import { storageFrontDoor } from './azure';
import { parameters } from './definition';
import { storageCdn } from './gcp';

export const staticWebsite = defineResourceType({
  name: 'static-website',
  title: 'Static website',
  description:
    'Files served from a content delivery network, with TLS and security headers.',
  category: 'web',
  parameters,
  settled: {
    exposure: {
      value: 'internet',
      message:
        'A static website is on the internet, and everybody can read it.',
      mend: 'Map the entity to a container-service with a web server, which can be private.',
    },
  },
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [cloudfront],
    azure: [storageFrontDoor],
    gcp: [storageCdn],
  },
  alternatives: {
    civo: 'Serve it from a container-service with a web server, or keep it on another cloud.',
  },
});
