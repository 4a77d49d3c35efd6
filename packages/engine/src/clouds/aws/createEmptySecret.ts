import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Provenance, Value } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import { denyInsecureTransport, policyDocument } from './policy';

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const NAME_LENGTH = 512;

/** A secret whose value people set: Terraform knows that it is, not what. */
export function createEmptySecret(
  scope: NodeScope,
  aws: AwsFoundation,
  options: {
    suffix?: string;
    description: string;
    /** How long a deleted secret can be brought back. */
    recoveryDays: Value;
    provenance?: Partial<Provenance>;
  },
): BlockHandle {
  const { suffix, description, recoveryDays, provenance } = options;
  const secret = scope.resource(
    'aws_secretsmanager_secret',
    suffix,
    {
      name: aws.name(scope, { maxLength: NAME_LENGTH }, suffix),
      description,
      kms_key_id: aws.encryption.keyArn(),
      recovery_window_in_days: recoveryDays,
    },
    {
      ...(provenance && { provenance }),
      skips: [
        {
          checkov: 'CKV2_AWS_57',
          reason:
            'Whoever sets the value rotates it; a rotation function would have to know what it opens.',
        },
      ],
    },
  );
  scope.resource(
    'aws_secretsmanager_secret_policy',
    suffix,
    {
      secret_arn: secret.ref('arn'),
      block_public_policy: true,
      policy: policyDocument([
        denyInsecureTransport('secretsmanager:*', [secret.ref('arn')]),
      ]),
    },
    {
      provenance: {
        reason: 'Refuses requests without TLS.',
        implicit: true,
      },
    },
  );
  return secret;
}
