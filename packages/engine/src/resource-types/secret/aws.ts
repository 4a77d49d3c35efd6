import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { createEmptySecret } from '../../clouds/aws/createEmptySecret';
import { encryptWithKey } from '../../clouds/aws/keyGrants';
import type { NodeScope } from '../NodeScope';
import type { SecretParameters } from './definition';

export const secretsManager: AwsImplementation<SecretParameters> = {
  name: 'secrets-manager',
  title: 'AWS Secrets Manager',
  build(scope, aws) {
    const secret = createEmptySecret(scope as NodeScope, aws, {
      description: `${scope.label}; the value is not managed by Terraform`,
      recoveryDays: scope.value(
        'recovery_days',
        'how long a deleted secret can be brought back, in days.',
        p => p.recoveryDays,
      ),
    });
    scope.output(
      'arn',
      'ARN of the secret, to set its value with.',
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
