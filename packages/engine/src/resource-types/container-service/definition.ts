import { z } from 'zod';
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
      'Its load balancer, and its image repository with images in it, are kept until this is switched off.',
  }),
  image: about(
    z
      .string()
      .max(500)
      .regex(
        /^[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
      )
      .optional(),
    {
      title: 'Image',
      description:
        'Container image without a tag. When not given, a private registry repository is made for it.',
      structural: true,
    },
  ),
  imageTag: about(
    z
      .string()
      .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/)
      .default('0.1.0'),
    {
      title: 'Image tag',
      description: 'Tag to deploy when the release pipeline names no other.',
    },
  ),
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
  architecture: about(z.enum(['x86_64', 'arm64']).default('x86_64'), {
    title: 'Architecture',
    description: 'Processor architecture that the image is built for.',
    structural: true,
  }),
});

export type ContainerServiceParameters = z.output<typeof parameters>;
