import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { template } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createDistribution } from './awsDistribution';
import type { StaticWebsiteParameters } from './definition';

/** How long a wrong release can be undone, in days. */
const OLD_VERSION_DAYS = 30;

/**
 * CloudFront in front of a bucket that only it can read. There is nothing that
 * runs: a website that consumes an API is told its address when it is built.
 */
export const cloudfront: AwsImplementation<StaticWebsiteParameters> = {
  name: 's3-cloudfront',
  title: 'Amazon S3 and CloudFront',
  build(scope, aws) {
    const files = aws.buckets.create(scope as NodeScope, {
      forceDestroy: scope.value(
        'force_destroy',
        'whether it may be deleted with everything in it.',
        p => !p.deletionProtection,
      ),
      noncurrentDays: OLD_VERSION_DAYS,
    });
    const { distribution, url } = createDistribution(scope, aws, files.bucket);
    files.allow('ReadByDistribution', {
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 's3:GetObject',
      Resource: template(files.bucket.ref('arn'), '/*'),
      Condition: {
        StringEquals: { 'aws:SourceArn': distribution.ref('arn') },
      },
    });
    aws.encryption.allowDistributions();
    aws.logs.distribution(scope as NodeScope, distribution);

    scope.output('url', 'address of the website.', url);
    scope.output(
      'bucket',
      'bucket that the release pipeline uploads the files to.',
      files.bucket.ref('bucket'),
    );
    scope.output(
      'distribution_id',
      'distribution to invalidate after an upload.',
      distribution.ref('id'),
    );
    return { provides: { environment: { URL: url } } };
  },
};
