import { template, type BlockHandle, type DocumentFile } from '../../terraform';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { AwsFoundation } from './AwsFoundation';
import { administeredByAccount, policyDocument } from './policy';

/** Route 53 takes keys and log groups of this region only. */
const REGION = 'us-east-1';

const GROUPS = '/aws/route53/';

/** A year: what most audits ask for (CKV_AWS_338). */
const RETENTION_DAYS = 365;

/** What public zones of the stack share: keys to sign with, and query logs. */
export class AwsDns {
  readonly #aws: AwsFoundation;
  #file: DocumentFile | undefined;
  #signing: BlockHandle | undefined;
  #logs: { key: BlockHandle; allowed: BlockHandle } | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  /**
   * Key that Route 53 signs with.
   * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec-cmk-requirements.html
   */
  signingKey(): BlockHandle {
    const aws = this.#aws;
    const service = { Service: 'dnssec-route53.amazonaws.com' };
    this.#signing ??= this.#ensureFile().resource(
      'aws_kms_key',
      'dnssec',
      {
        description: aws.name('dnssec', { maxLength: 8192 }),
        customer_master_key_spec: 'ECC_NIST_P256',
        key_usage: 'SIGN_VERIFY',
        deletion_window_in_days: 30,
        policy: policyDocument([
          administeredByAccount(aws),
          {
            Sid: 'SignsAnswers',
            Effect: 'Allow',
            Principal: service,
            Action: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign'],
            Resource: '*',
            Condition: {
              StringEquals: { 'aws:SourceAccount': aws.accountId() },
              ArnLike: {
                'aws:SourceArn': `arn:${aws.partition}:route53:::hostedzone/*`,
              },
            },
          },
          {
            Sid: 'KeepsUsingIt',
            Effect: 'Allow',
            Principal: service,
            Action: 'kms:CreateGrant',
            Resource: '*',
            Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
          },
        ]),
      },
      { provider: aws.usEast1() },
    );
    return this.#signing;
  }

  /**
   * Records who asks a zone for what.
   * Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
   */
  logQueries(scope: NodeScope, zone: BlockHandle): void {
    const aws = this.#aws;
    const provider = aws.usEast1();
    const { key, allowed } = this.#ensureLogs();
    const provenance = {
      reason: `Who asks ${scope.label} for what.`,
      implicit: true,
    };
    const group = scope.resource(
      'aws_cloudwatch_log_group',
      undefined,
      {
        name: template(GROUPS, aws.name(scope, { maxLength: 400 })),
        retention_in_days: RETENTION_DAYS,
        kms_key_id: key.ref('arn'),
      },
      { provider, provenance },
    );
    scope.resource(
      'aws_route53_query_log',
      undefined,
      {
        zone_id: zone.ref('zone_id'),
        cloudwatch_log_group_arn: group.ref('arn'),
      },
      { dependsOn: [allowed], provenance },
    );
  }

  #ensureLogs(): { key: BlockHandle; allowed: BlockHandle } {
    if (this.#logs) {
      return this.#logs;
    }
    const aws = this.#aws;
    const provider = aws.usEast1();
    const groups = template(
      `arn:${aws.partition}:logs:${REGION}:`,
      aws.accountId(),
      `:log-group:${GROUPS}*`,
    );
    const file = this.#ensureFile();
    const key = file.resource(
      'aws_kms_key',
      'query_logs',
      {
        description: aws.name('query-logs', { maxLength: 8192 }),
        deletion_window_in_days: 30,
        enable_key_rotation: true,
        policy: policyDocument([
          administeredByAccount(aws),
          {
            Sid: 'UsedByLogGroups',
            Effect: 'Allow',
            Principal: { Service: `logs.${REGION}.amazonaws.com` },
            Action: [
              'kms:Decrypt',
              'kms:DescribeKey',
              'kms:Encrypt',
              'kms:GenerateDataKey*',
              'kms:ReEncrypt*',
            ],
            Resource: '*',
            Condition: {
              ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups },
            },
          },
        ]),
      },
      { provider },
    );
    const allowed = file.resource(
      'aws_cloudwatch_log_resource_policy',
      'query_logs',
      {
        policy_name: aws.name('query-logs', { maxLength: 255 }),
        policy_document: policyDocument([
          {
            Sid: 'WriteQueryLogs',
            Effect: 'Allow',
            Principal: { Service: 'route53.amazonaws.com' },
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: groups,
            Condition: {
              StringEquals: { 'aws:SourceAccount': aws.accountId() },
              ArnLike: {
                'aws:SourceArn': `arn:${aws.partition}:route53:::hostedzone/*`,
              },
            },
          },
        ]),
      },
      { provider },
    );
    this.#logs = { key, allowed };
    return this.#logs;
  }

  #ensureFile(): DocumentFile {
    this.#file ??= this.#aws.document.file('dns.tf', {
      provenance: {
        reason:
          'DNS zones sign with these keys and log what they are asked, in the one region that Route 53 takes them from.',
      },
    });
    return this.#file;
  }
}
