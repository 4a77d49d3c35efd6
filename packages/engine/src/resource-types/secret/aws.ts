import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { encryptWithKey } from '../../clouds/aws/keyGrants';
import { denyInsecureTransport, policyDocument } from '../../clouds/aws/policy';
import type { NodeScope } from '../NodeScope';
import type { SecretParameters } from './definition';

/** Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const NAME_LENGTH = 512;

export const secretsManager: AwsImplementation<SecretParameters> = {
  name: 'secrets-manager',
  title: 'AWS Secrets Manager',
  build(scope, aws) {
    const secret = scope.resource(
      'aws_secretsmanager_secret',
      undefined,
      {
        name: aws.name(scope as NodeScope, { maxLength: NAME_LENGTH }),
        description: `${scope.label}; the value is not managed by Terraform`,
        kms_key_id: aws.encryption.keyArn(),
        recovery_window_in_days: scope.value(
          'recovery_days',
          'how long a deleted secret can be brought back, in days.',
          p => p.recoveryDays,
        ),
      },
      {
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
      undefined,
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
    scope.output(
      'arn',
      'ARN of the secret, to set its value with after the first apply.',
      secret.ref('arn'),
    );

    const read = { VALUE: { arn: secret.ref('arn') } };
    const write = [
      {
        sid: 'WriteSecrets',
        actions: ['secretsmanager:PutSecretValue'],
        resources: [secret.ref('arn')],
      },
      encryptWithKey(aws),
    ];
    const address = { ARN: secret.ref('arn') };
    return {
      provides: {
        apis: ['secretsmanager'],
        // Only for those who write: scanners take a variable whose name has
        // "key" or "password" in it for a leaked one (AWS-0036).
        environmentByAccess: { write: address, readwrite: address },
        grants: { write, readwrite: write },
        secrets: { read, readwrite: read },
      },
    };
  },
};
