import type { AwsFoundation } from './AwsFoundation';
import type { Statement } from './AwsImplementation';

// The same wording for all resource types, so that one identity's policy has
// one statement of each kind however many connections it has.

/** Reading what is encrypted with the stack's key. */
export function decryptWithKey(aws: AwsFoundation): Statement {
  return {
    sid: 'DecryptData',
    actions: ['kms:Decrypt'],
    resources: [aws.encryption.keyArn()],
  };
}

/**
 * Writing what the service encrypts with the stack's key. It needs decryption
 * too, because the services check a data key before they use it.
 */
export function encryptWithKey(aws: AwsFoundation): Statement {
  return {
    sid: 'EncryptData',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [aws.encryption.keyArn()],
  };
}
