import type {
  AwsImplementation,
  AwsProvider,
} from '../../clouds/aws/AwsImplementation';
import { administeredByAccount, policyDocument } from '../../clouds/aws/policy';
import { preventDestroy } from '../../clouds/preventDestroy';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EncryptionKeyParameters } from './definition';

/** The longest there is: time to notice that a key is missed. */
const DELETION_DAYS = 30;

export const kms: AwsImplementation<EncryptionKeyParameters> = {
  name: 'kms',
  title: 'AWS KMS',
  build(scope, aws) {
    const node = scope as NodeScope;
    const key = scope.resource(
      'aws_kms_key',
      undefined,
      {
        description: aws.name(node, { maxLength: 8192 }),
        enable_key_rotation: true,
        rotation_period_in_days: scope.value(
          'rotation_days',
          'how often there is a new version of the key, in days.',
          p => p.rotationDays,
        ),
        deletion_window_in_days: DELETION_DAYS,
        // Who may do what stands with the roles, as for everything else.
        policy: policyDocument([administeredByAccount(aws)]),
      },
      { lifecycle: preventDestroy(scope) },
    );
    const alias = scope.resource('aws_kms_alias', undefined, {
      name: template('alias/', aws.name(node, { maxLength: 250 })),
      target_key_id: key.ref('key_id'),
    });
    return {
      provides: {
        apis: ['kms'],
        grants: grantsOf(key),
        environment: { ID: key.ref('arn'), ALIAS: alias.ref('name') },
      },
    };
  },
};

/**
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
function grantsOf(key: BlockHandle): AwsProvider['grants'] {
  const resources = [key.ref('arn')];
  const decrypt = {
    sid: 'DecryptWithOwnKey',
    actions: ['kms:Decrypt', 'kms:DescribeKey'],
    resources,
  };
  const encrypt = {
    sid: 'EncryptWithOwnKey',
    actions: [
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
    ],
    resources,
  };
  const administer = {
    sid: 'AdministerOwnKey',
    actions: [
      'kms:DisableKey',
      'kms:EnableKey',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListKeyRotations',
      'kms:RotateKeyOnDemand',
    ],
    resources,
  };
  return {
    read: [decrypt],
    write: [encrypt],
    readwrite: [decrypt, encrypt],
    admin: [decrypt, encrypt, administer],
  };
}
