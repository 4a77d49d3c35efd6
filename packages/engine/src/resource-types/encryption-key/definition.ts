import { z } from 'zod';
import { about, deletionProtectionParameter } from '../parameters';

export const parameters = z.strictObject({
  // Least on AWS: https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
  rotationDays: about(z.number().int().min(90).max(730).default(90), {
    title: 'Rotation',
    description:
      'How often the cloud makes a new version of the key; old ones still decrypt. Azure takes it when the key is made.',
    unit: 'days',
  }),
  deletionProtection: deletionProtectionParameter,
});

export type EncryptionKeyParameters = z.output<typeof parameters>;
