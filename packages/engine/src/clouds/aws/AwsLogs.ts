import type { NodeScope } from '../../resource-types/NodeScope';
import type {
  BlockHandle,
  DocumentFile,
  Expression,
  Value,
} from '../../terraform';
import { template } from '../../terraform';
import type { AwsBucket } from './AwsBuckets';
import type { AwsFoundation } from './AwsFoundation';

/** A year: what most audits ask for (CKV_AWS_338). */
const RETENTION_DAYS = 365;

/** Where in the bucket of logs something writes. */
export interface LogDestination {
  readonly bucketId: Value;
  /** First folder, without a slash. */
  readonly prefix: string;
  /** Must stand before anything is delivered. */
  readonly ready: BlockHandle;
}

/** Log groups, and the bucket that access logs go to. */
export class AwsLogs {
  readonly #aws: AwsFoundation;
  #file: DocumentFile | undefined;
  #bucket: AwsBucket | undefined;
  #destination: BlockHandle | undefined;
  #lastDelivery: BlockHandle | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  /** An encrypted log group, in a node's file or one of the foundation. */
  group(
    owner: NodeScope | { file: DocumentFile; name: string },
    options: {
      suffix?: string;
      path: string;
      reason: string;
      /** Comes behind the path, where a service decides on the whole name. */
      name?: readonly (string | Expression)[];
    },
  ): BlockHandle {
    const aws = this.#aws;
    this.#allowLogsToUseKey();
    const isNode = 'address' in owner;
    const attributes: Record<string, Value> = {
      name: template(
        options.path,
        ...(options.name ?? [
          isNode
            ? aws.name(owner, { maxLength: 400 }, options.suffix)
            : aws.name(owner.name, { maxLength: 400 }),
        ]),
      ),
      retention_in_days: RETENTION_DAYS,
      kms_key_id: aws.encryption.keyArn(),
    };
    const provenance = { reason: options.reason, implicit: true };
    return isNode
      ? owner.resource('aws_cloudwatch_log_group', options.suffix, attributes, {
          provenance,
        })
      : owner.file.resource(
          'aws_cloudwatch_log_group',
          owner.name.replace(/-/g, '_'),
          attributes,
          { provenance },
        );
  }

  /** Where the access logs of buckets go. */
  forBuckets(): LogDestination {
    const { bucket, policy, allow } = this.#ensureBucket();
    allow('DeliverBucketLogs', {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: template(bucket.ref('arn'), '/s3/*'),
      Condition: {
        StringEquals: { 'aws:SourceAccount': this.#aws.accountId() },
      },
    });
    return { bucketId: bucket.ref('id'), prefix: 's3', ready: policy };
  }

  /**
   * Where the access logs of load balancers go. The path has the account of
   * the load balancer in it, so nobody else's can write there.
   * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
   */
  forLoadBalancers(): LogDestination {
    const { bucket, policy, allow } = this.#ensureBucket();
    allow('DeliverLoadBalancerLogs', {
      Effect: 'Allow',
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: template(
        bucket.ref('arn'),
        '/load-balancers/*/AWSLogs/',
        this.#aws.accountId(),
        '/*',
      ),
    });
    return {
      bucketId: bucket.ref('id'),
      prefix: 'load-balancers',
      ready: policy,
    };
  }

  /**
   * Delivers the access logs of a CloudFront distribution, wherever the bucket
   * is: what belongs to CloudFront itself stands in us-east-1.
   * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
   */
  distribution(scope: NodeScope, distribution: BlockHandle): void {
    const aws = this.#aws;
    const provider = aws.usEast1();
    const provenance = {
      reason: `Access logs of ${scope.label}.`,
      implicit: true,
    };
    const destination = this.#ensureDestination();
    const source = scope.resource(
      'aws_cloudwatch_log_delivery_source',
      undefined,
      {
        name: aws.name(scope, { maxLength: 60 }),
        log_type: 'ACCESS_LOGS',
        resource_arn: distribution.ref('arn'),
      },
      { provider, provenance },
    );
    // One after the other: AWS refuses deliveries that are made at the same time.
    // Source: https://github.com/hashicorp/terraform-provider-aws/issues/42194
    const before = this.#lastDelivery;
    this.#lastDelivery = scope.resource(
      'aws_cloudwatch_log_delivery',
      undefined,
      {
        delivery_source_name: source.ref('name'),
        delivery_destination_arn: destination.ref('arn'),
      },
      { provider, provenance, ...(before && { dependsOn: [before] }) },
    );
  }

  #ensureDestination(): BlockHandle {
    if (this.#destination) {
      return this.#destination;
    }
    const aws = this.#aws;
    const { bucket, policy, allow } = this.#ensureBucket();
    // As AWS asks for it; a statement that differs makes AWS add its own.
    allow('DeliverDistributionLogs', {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: template(bucket.ref('arn'), '/AWSLogs/', aws.accountId(), '/*'),
      Condition: {
        StringEquals: {
          's3:x-amz-acl': 'bucket-owner-full-control',
          'aws:SourceAccount': aws.accountId(),
        },
        ArnLike: {
          'aws:SourceArn': template(
            `arn:${aws.partition}:logs:us-east-1:`,
            aws.accountId(),
            ':delivery-source:*',
          ),
        },
      },
    });
    this.#destination = this.#ensureFile().resource(
      'aws_cloudwatch_log_delivery_destination',
      'distributions',
      {
        name: aws.name('distributions', { maxLength: 60 }),
        output_format: 'w3c',
        delivery_destination_configuration: {
          destination_resource_arn: bucket.ref('arn'),
        },
      },
      {
        provider: aws.usEast1(),
        dependsOn: [policy],
        provenance: {
          reason: 'Distributions deliver their access logs to the bucket.',
          implicit: true,
        },
      },
    );
    return this.#destination;
  }

  #ensureBucket(): AwsBucket {
    if (this.#bucket) {
      return this.#bucket;
    }
    const aws = this.#aws;
    const logs = aws.buckets.create(
      { file: this.#ensureFile(), name: 'logs' },
      {
        accessLogs: false,
        encryption: 's3-keys',
        expiration: { status: 'Enabled', days: RETENTION_DAYS },
        noncurrentDays: 30,
        skips: [
          {
            checkov: 'CKV_AWS_18',
            trivy: 'AWS-0089',
            reason: 'This is the bucket that access logs go to.',
          },
          {
            checkov: 'CKV_AWS_145',
            trivy: 'AWS-0132',
            reason:
              'Load balancers can deliver logs with S3-managed keys only.',
          },
        ],
      },
    );
    this.#bucket = logs;
    return logs;
  }

  #ensureFile(): DocumentFile {
    this.#file ??= this.#aws.document.file('logs.tf', {
      provenance: {
        reason:
          'Access logs of buckets, load balancers and distributions are kept here.',
      },
    });
    return this.#file;
  }

  #allowLogsToUseKey(): void {
    const aws = this.#aws;
    aws.encryption.allowService(
      'UsedByLogGroups',
      `logs.${aws.region}.amazonaws.com`,
      [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey*',
        'kms:ReEncrypt*',
      ],
      {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': aws.arn('logs', 'log-group:*'),
        },
      },
    );
  }
}
