import type { BlockHandle, Expression, Value } from '../../terraform';
import { lazy, template } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import { administeredByAccount, policyDocument } from './policy';

/** One customer managed key for the stack's data, and who may use it. */
export class AwsEncryption {
  readonly #aws: AwsFoundation;
  readonly #services = new Map<string, Value>();
  #key: BlockHandle | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  /** ARN of the stack's key. */
  keyArn(): Expression {
    return this.#ensureKey().ref('arn');
  }

  /** Lets an AWS service use the key, under a condition. */
  allowService(
    id: string,
    service: string,
    actions: string[],
    condition: { readonly [operator: string]: Value },
  ): void {
    this.#allow(id, { Service: service }, actions, condition);
  }

  /**
   * Lets topics encrypt what they deliver to queues. The key's policy cannot
   * name a topic, because the topic names the key.
   */
  allowTopics(): void {
    this.allowService(
      'TopicsSendToQueues',
      'sns.amazonaws.com',
      ['kms:Decrypt', 'kms:GenerateDataKey*'],
      { StringEquals: { 'aws:SourceAccount': this.#aws.accountId() } },
    );
  }

  /**
   * Lets a role use the key for volumes that AWS attaches in its name.
   * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
   */
  allowVolumesOf(id: string, roleArn: Value): void {
    const principal = { AWS: roleArn };
    this.#allow(`${id}UsesKey`, principal, [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ]);
    this.#allow(`${id}AttachesVolumes`, principal, ['kms:CreateGrant'], {
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    });
  }

  /**
   * Lets CloudFront read what the account's distributions serve. Each bucket
   * names its own distribution; the key names none, or everything encrypted
   * would wait until the distributions have their certificates.
   */
  allowDistributions(): void {
    const aws = this.#aws;
    this.allowService(
      'UsedByDistributions',
      'cloudfront.amazonaws.com',
      ['kms:Decrypt'],
      {
        ArnLike: {
          'aws:SourceArn': template(
            `arn:${aws.partition}:cloudfront::`,
            aws.accountId(),
            ':distribution/*',
          ),
        },
      },
    );
  }

  #allow(
    id: string,
    principal: { readonly [kind: string]: Value },
    actions: string[],
    condition?: { readonly [operator: string]: Value },
  ): void {
    this.#ensureKey();
    this.#services.set(id, {
      Sid: id,
      Effect: 'Allow',
      Principal: { ...principal },
      Action: actions,
      Resource: '*',
      ...(condition && { Condition: { ...condition } }),
    });
  }

  #ensureKey(): BlockHandle {
    if (this.#key) {
      return this.#key;
    }
    const aws = this.#aws;
    const file = aws.document.file('encryption.tf', {
      provenance: {
        reason:
          'One customer managed key encrypts the data of this stack, so that access to it can be seen and withdrawn in one place.',
      },
    });
    this.#key = file.resource('aws_kms_key', 'main', {
      description: aws.name('data', { maxLength: 8192 }),
      deletion_window_in_days: 30,
      enable_key_rotation: true,
      policy: lazy(() =>
        policyDocument([
          administeredByAccount(aws),
          ...[...this.#services]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([, statement]) => statement),
        ]),
      ),
    });
    file.resource('aws_kms_alias', 'main', {
      name: template('alias/', aws.name('data', { maxLength: 250 })),
      target_key_id: this.#key.ref('key_id'),
    });
    return this.#key;
  }
}
