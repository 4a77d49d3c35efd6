import { z } from 'zod';
import { containerParameters } from '../containerParameters';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

export const parameters = z.strictObject({
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description:
      'Its load balancer, and its image repository with images in it, are kept where it has its own, until this is switched off.',
  }),
  image: containerParameters.image,
  imageTag: containerParameters.imageTag,
  port: about(z.number().int().min(1).max(65535).default(8080), {
    title: 'Port',
    description: 'TCP port that the container listens on.',
    structural: true,
  }),
  exposure: about(z.enum(['private', 'internet']).default('private'), {
    title: 'Exposure',
    description:
      'Who can reach it: other services of the stack, or the internet through a load balancer with TLS.',
    structural: true,
  }),
  domainName: about(
    z
      .string()
      .max(253)
      .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
      .optional(),
    {
      title: 'Domain name',
      description:
        'Host name on the internet. When not given, it is made from the name, the environment and the DNS zone of the standards.',
    },
  ),
  healthCheckPath: about(
    z
      .string()
      .regex(/^\/[^\s"'\\]*$/)
      .max(200)
      .default('/'),
    {
      title: 'Health check path',
      description: 'Answers with a status below 400 when the service is well.',
    },
  ),
  minReplicas: about(z.number().int().min(1).max(100).optional(), {
    title: 'Least replicas',
    description: 'Copies that always run; 2 with high availability, else 1.',
  }),
  maxReplicas: about(z.number().int().min(1).max(1000).optional(), {
    title: 'Most replicas',
    description:
      'Copies that run under load; three times the least when not given.',
  }),
  architecture: containerParameters.architecture,
});

export type ContainerServiceParameters = z.output<typeof parameters>;
