import { defineResourceType } from '../ResourceType';
import { kms } from './aws';
import { keyVaultKey } from './azure';
import { parameters } from './definition';
import { cloudKms } from './gcp';

export const encryptionKey = defineResourceType({
  name: 'encryption-key',
  title: 'Encryption key',
  description:
    'A key that never leaves the cloud’s hardware, which its users encrypt and decrypt with.',
  category: 'security',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: { aws: [kms], azure: [keyVaultKey], gcp: [cloudKms] },
  alternatives: {
    civo: 'Keep a key as a `secret` that the application encrypts with itself, or put the key on AWS, Azure or Google Cloud.',
  },
});
