import { z } from 'zod';
import { about, deletionProtectionParameter } from '../parameters';

export const parameters = z.strictObject({
  immutableTags: about(z.boolean().default(true), {
    title: 'Immutable tags',
    description:
      'A tag stands for one image for ever, so that what was tested is what runs.',
    structural: true,
  }),
  untaggedDays: about(z.number().int().min(1).max(365).default(14), {
    title: 'Untagged images',
    description: 'Images without a tag are thrown away after this time.',
    unit: 'days',
  }),
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description: 'It is not deleted with images in it.',
  }),
});

export type ContainerRegistryParameters = z.output<typeof parameters>;
