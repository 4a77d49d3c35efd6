import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { Statement } from '../../clouds/aws/AwsImplementation';
import { decryptWithKey, encryptWithKey } from '../../clouds/aws/keyGrants';
import { template, type BlockHandle } from '../../terraform';

/**
 * What each access level allows on one bucket. S3 uses the stack's key in the
 * caller's name, so the caller needs it too.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function bucketGrants(
  bucket: BlockHandle,
  aws: AwsFoundation,
): Partial<Record<AccessLevel, readonly Statement[]>> {
  const onBucket = [bucket.ref('arn')];
  const onObjects = [template(bucket.ref('arn'), '/*')];
  const read: Statement[] = [
    { sid: 'ListObjects', actions: ['s3:ListBucket'], resources: onBucket },
    { sid: 'ReadObjects', actions: ['s3:GetObject'], resources: onObjects },
  ];
  const write: Statement[] = [
    {
      sid: 'WriteObjects',
      actions: [
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
      resources: onObjects,
    },
    encryptWithKey(aws),
  ];
  const versions: Statement[] = [
    {
      sid: 'ListVersions',
      actions: ['s3:ListBucketVersions'],
      resources: onBucket,
    },
    {
      sid: 'ManageVersions',
      actions: ['s3:DeleteObjectVersion', 's3:GetObjectVersion'],
      resources: onObjects,
    },
  ];
  return {
    read: [...read, decryptWithKey(aws)],
    write,
    readwrite: [...read, ...write],
    admin: [...read, ...write, ...versions],
  };
}
