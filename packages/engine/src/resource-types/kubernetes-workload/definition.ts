import { z } from 'zod';
import { parameters as containerParameters } from '../container-service/definition';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

const { shape } = containerParameters;

export const parameters = z.strictObject({
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description:
      'Its image repository with images in it is kept until this is switched off.',
  }),
  cluster: about(
    z
      .string()
      .max(100)
      .regex(/^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$/)
      .optional(),
    {
      title: 'Cluster',
      description:
        'Name of a cluster that exists already. When not given, it runs in the cluster of the stack, and one is made if there is none.',
      structural: true,
    },
  ),
  image: shape.image,
  imageTag: shape.imageTag,
  port: shape.port,
  healthCheckPath: shape.healthCheckPath,
  minReplicas: shape.minReplicas,
  maxReplicas: shape.maxReplicas,
  architecture: shape.architecture,
});

export type KubernetesWorkloadParameters = z.output<typeof parameters>;
