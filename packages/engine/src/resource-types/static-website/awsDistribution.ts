import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { createCertificate } from '../../clouds/aws/certificate';
import {
  template,
  type BlockHandle,
  type Expression,
  type Skip,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createIndexFunction, createSecurityHeaders } from './awsEdge';
import type { StaticWebsiteParameters } from './definition';

type Scope = NodeScope<StaticWebsiteParameters>;

const START_PAGE = 'index.html';

/**
 * AWS's own policy for files: compressed, a day in the cache unless they say
 * otherwise, and without cookies and query strings.
 * Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';

/** Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html */
const PRICE_CLASSES = {
  fewest: 'PriceClass_100',
  most: 'PriceClass_200',
  all: 'PriceClass_All',
};

const SKIPS: readonly Skip[] = [
  {
    checkov: 'CKV_AWS_68',
    trivy: 'AWS-0011',
    reason: 'It serves files only; a firewall is a choice of the organization.',
  },
  {
    checkov: 'CKV_AWS_86',
    trivy: 'AWS-0010',
    reason: 'Access logs are delivered by aws_cloudwatch_log_delivery.',
  },
  {
    checkov: 'CKV_AWS_310',
    reason: 'One bucket holds the files; S3 keeps them in several zones.',
  },
  {
    checkov: 'CKV_AWS_374',
    reason: 'The website is for readers in all countries.',
  },
  {
    checkov: 'CKV2_AWS_47',
    reason: 'Nothing runs behind it that could write a log with Log4j.',
  },
];

const OWN_CERTIFICATE_SKIPS: readonly Skip[] = [
  {
    checkov: 'CKV_AWS_174',
    trivy: 'AWS-0013',
    reason: 'Without a domain name, CloudFront sets the TLS versions itself.',
  },
  {
    checkov: 'CKV2_AWS_42',
    reason: 'Without a domain name, CloudFront’s own certificate is used.',
  },
];

/** The distribution of a bucket's files, and the address it answers at. */
export function createDistribution(
  scope: Scope,
  aws: AwsFoundation,
  bucket: BlockHandle,
): { distribution: BlockHandle; url: Expression } {
  const node = scope as NodeScope;
  const provenance = {
    reason: `Only the distribution of ${scope.label} can read its files.`,
    implicit: true,
  };
  const control = scope.resource(
    'aws_cloudfront_origin_access_control',
    undefined,
    {
      name: aws.name(node, { maxLength: 64 }),
      description: 'Signs the requests to the bucket',
      origin_access_control_origin_type: 's3',
      signing_behavior: 'always',
      signing_protocol: 'sigv4',
    },
    { provenance },
  );
  const headers = createSecurityHeaders(scope, aws);
  const singlePage = scope.structural(p => p.singlePageApp);
  const index = singlePage
    ? undefined
    : createIndexFunction(scope, aws, START_PAGE);
  const domain = scope.some(p => p.domainName !== undefined)
    ? createCertificate(scope, aws, { provider: aws.usEast1() })
    : undefined;

  const distribution = scope.resource(
    'aws_cloudfront_distribution',
    undefined,
    {
      comment: aws.name(node, { maxLength: 128 }),
      enabled: true,
      is_ipv6_enabled: true,
      http_version: 'http2and3',
      price_class: scope.value(
        'price_class',
        'edge locations that it is served from.',
        p => PRICE_CLASSES[p.edgeLocations],
      ),
      default_root_object: START_PAGE,
      ...(domain && { aliases: [domain.domainName] }),
      origin: {
        origin_id: 'bucket',
        domain_name: bucket.ref('bucket_regional_domain_name'),
        origin_access_control_id: control.ref('id'),
      },
      default_cache_behavior: {
        target_origin_id: 'bucket',
        allowed_methods: ['GET', 'HEAD'],
        cached_methods: ['GET', 'HEAD'],
        viewer_protocol_policy: 'redirect-to-https',
        compress: true,
        cache_policy_id: CACHING_OPTIMIZED,
        response_headers_policy_id: headers.ref('id'),
        ...(index && {
          function_association: {
            event_type: 'viewer-request',
            function_arn: index.ref('arn'),
          },
        }),
      },
      custom_error_response: missingFile(scope, singlePage),
      restrictions: { geo_restriction: { restriction_type: 'none' } },
      viewer_certificate: domain
        ? {
            acm_certificate_arn: domain.certificateArn,
            minimum_protocol_version: 'TLSv1.2_2021',
            ssl_support_method: 'sni-only',
          }
        : { cloudfront_default_certificate: true },
    },
    { skips: domain ? SKIPS : [...SKIPS, ...OWN_CERTIFICATE_SKIPS] },
  );
  if (!domain) {
    const url = template('https://', distribution.ref('domain_name'));
    return { distribution, url };
  }
  for (const type of ['A', 'AAAA']) {
    scope.resource(
      'aws_route53_record',
      type === 'A' ? undefined : 'ipv6',
      {
        zone_id: domain.zoneId,
        name: domain.domainName,
        type,
        alias: {
          name: distribution.ref('domain_name'),
          zone_id: distribution.ref('hosted_zone_id'),
          evaluate_target_health: false,
        },
      },
      {
        provenance: {
          reason: `${scope.label} is reached by its own name.`,
          implicit: true,
        },
      },
    );
  }
  return {
    distribution,
    url: template('https://', domain.domainName),
  };
}

// The bucket's content cannot be listed, so S3 answers 403 for a missing file.
function missingFile(scope: Scope, singlePage: boolean): Value {
  if (singlePage) {
    return {
      error_code: 403,
      response_code: 200,
      response_page_path: `/${START_PAGE}`,
    };
  }
  const page = scope.value(
    'not_found_page',
    'path shown for what is not there.',
    p => `/${p.notFoundPage}`,
  );
  return { error_code: 403, response_code: 404, response_page_path: page };
}
