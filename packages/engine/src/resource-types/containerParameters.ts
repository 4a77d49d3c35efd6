import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  sizeParameter,
} from './parameters';

/** What everything that runs one container image has. */
export const containerParameters = {
  size: sizeParameter,
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description:
      'The cloud refuses to delete its images and what it is reached by, where it can, until this is switched off. Azure Container Apps has nothing to protect.',
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
  architecture: about(z.enum(['x86_64', 'arm64']).default('x86_64'), {
    title: 'Architecture',
    description: 'Processor architecture that the image is built for.',
    structural: true,
  }),
};

const parameters = z.strictObject(containerParameters);

/** Parameters of whatever runs one container image. */
export type ContainerParameters = z.output<typeof parameters>;
