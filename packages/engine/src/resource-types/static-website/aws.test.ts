import { checkDocument } from '../../terraform';
import type { Call } from '../../terraform/expression';
import {
  buildForTest,
  type TestNode,
  type TestStack,
} from '../__testUtils__/buildForTest';
import { parameters } from './definition';

function websiteWith(node: Partial<TestNode>, region?: string): TestStack {
  return buildForTest({ web: { type: 'static-website', ...node } }, [], region);
}

function hcl(stack: TestStack, path = 'web.tf'): string {
  return stack.files.get(path) ?? '';
}

/** Runs the function that finds start pages, as CloudFront does. */
function requestThrough(stack: TestStack, uri: string): string {
  const { attributes } = stack.document.block('aws_cloudfront_function.web')!;
  const [separator, lines] = (attributes.code as Call).args as [
    string,
    string[],
  ];
  // eslint-disable-next-line no-new-func
  const handler = new Function(`${lines.join(separator)}; return handler;`)();
  return handler({ request: { uri } }).uri;
}

describe('static website on S3 and CloudFront', () => {
  it.each<Partial<TestNode>>([
    {},
    { parameters: { singlePageApp: false, domainName: 'www.example.com' } },
    {
      environments: {
        dev: { domainName: 'dev.example.com', edgeLocations: 'all' },
      },
    },
  ])('is what the provider’s schema allows: %j', node => {
    expect(checkDocument(websiteWith(node).document)).toEqual([]);
  });

  it('lets this distribution alone read the files', () => {
    const stack = websiteWith({});
    expect(stack.statements('aws_s3_bucket_policy.web')).toEqual([
      expect.objectContaining({ Effect: 'Deny' }),
      {
        Sid: 'ReadByDistribution',
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: '{aws_s3_bucket.web.arn}/*',
        Condition: {
          StringEquals: {
            'aws:SourceArn': '{aws_cloudfront_distribution.web.arn}',
          },
        },
      },
    ]);
    expect(stack.statements('aws_kms_key.main')).toContainEqual({
      Sid: 'UsedByDistributions',
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: ['kms:Decrypt'],
      Resource: '*',
      Condition: {
        ArnLike: {
          'aws:SourceArn':
            'arn:aws:cloudfront::{data.aws_caller_identity.current.account_id}:distribution/*',
        },
      },
    });
    expect(stack.attributes('aws_s3_bucket_public_access_block.web')).toEqual(
      expect.objectContaining({ restrict_public_buckets: true }),
    );
  });

  it('speaks TLS with its readers and sends security headers', () => {
    const text = hcl(websiteWith({}));
    expect(text).toContain('viewer_protocol_policy     = "redirect-to-https"');
    expect(text).toContain(
      'response_headers_policy_id = aws_cloudfront_response_headers_policy.web.id',
    );
    expect(text).toContain('access_control_max_age_sec = 31536000');
  });

  it('uses CloudFront’s own name when no environment has one, and says so to scanners', () => {
    const stack = websiteWith({});
    expect(hcl(stack)).toContain('cloudfront_default_certificate = true');
    expect(hcl(stack)).toMatch(/checkov:skip=CKV_AWS_174:\S/);
    expect(hcl(stack)).toMatch(/checkov:skip=CKV2_AWS_42:\S/);
    expect(stack.document.block('aws_acm_certificate.web')).toBeUndefined();
    expect(hcl(stack, 'outputs.tf')).toContain(
      'value       = "https://${aws_cloudfront_distribution.web.domain_name}"',
    );
  });

  it('gives every environment a name when one has it', () => {
    const stack = websiteWith({
      environments: { production: { domainName: 'www.example.com' } },
    });
    const text = hcl(stack);
    expect(stack.values.tfvars('production').web_domain_name).toBe(
      'www.example.com',
    );
    expect(stack.values.tfvars('dev').web_domain_name).toBe(
      'web.dev.example.com',
    );
    expect(text).toContain('aliases             = [var.web_domain_name]');
    expect(text).toContain('minimum_protocol_version = "TLSv1.2_2021"');
    expect(text).not.toContain('CKV_AWS_174');
    expect(stack.attributes('aws_route53_record.web').type).toBe('A');
    expect(stack.attributes('aws_route53_record.web_ipv6').type).toBe('AAAA');
  });

  it('has its certificate and log deliveries in us-east-1, wherever the stack is', () => {
    const parameters_ = { domainName: 'www.example.com' };
    const elsewhere = websiteWith({ parameters: parameters_ });
    for (const type of [
      'aws_acm_certificate',
      'aws_acm_certificate_validation',
      'aws_cloudwatch_log_delivery',
      'aws_cloudwatch_log_delivery_source',
    ]) {
      expect(hcl(elsewhere)).toContain(
        `resource "${type}" "web" {\n  provider = aws.us_east_1\n`,
      );
    }
    const providers = hcl(elsewhere, 'providers.tf');
    expect(providers.match(/default_tags \{/g)).toHaveLength(2);

    const there = websiteWith({ parameters: parameters_ }, 'us-east-1');
    expect(hcl(there, 'providers.tf')).not.toContain('alias');
    expect(hcl(there)).not.toContain('provider = ');
  });

  it('shares the delivery of logs and the statement of the key between websites', () => {
    const stack = buildForTest({
      docs_1: { type: 'static-website' },
      docs1: { type: 'static-website' },
    });
    const destinations = stack.document
      .blocks()
      .filter(b => b.type === 'aws_cloudwatch_log_delivery_destination');
    expect(destinations).toHaveLength(1);
    expect(
      stack.statements('aws_s3_bucket_policy.logs').map(s => s.Sid),
    ).toEqual([
      'DenyInsecureTransport',
      'DeliverBucketLogs',
      'DeliverDistributionLogs',
    ]);
    expect(
      stack
        .statements('aws_kms_key.main')
        .filter(({ Sid }) => Sid === 'UsedByDistributions'),
    ).toHaveLength(1);
  });

  it('delivers the logs of one website after the other, because AWS refuses them at the same time', () => {
    const stack = buildForTest({
      docs: { type: 'static-website' },
      shop: { type: 'static-website' },
      wiki: { type: 'static-website' },
    });
    expect(
      ['docs', 'shop', 'wiki'].map(name =>
        stack.dependsOn(`aws_cloudwatch_log_delivery.${name}`),
      ),
    ).toEqual([
      [],
      ['aws_cloudwatch_log_delivery.docs'],
      ['aws_cloudwatch_log_delivery.shop'],
    ]);
  });

  it('shows the start page for every address of a single-page application', () => {
    const stack = websiteWith({});
    const { custom_error_response: response } = stack.attributes(
      'aws_cloudfront_distribution.web',
    );
    expect(response).toEqual({
      error_code: 403,
      response_code: 200,
      response_page_path: '/index.html',
    });
    expect(stack.document.block('aws_cloudfront_function.web')).toBeUndefined();
  });

  it('finds the start pages of folders, and the not-found page, otherwise', () => {
    const stack = websiteWith({
      parameters: { singlePageApp: false, notFoundPage: 'errors/missing.html' },
    });
    const { custom_error_response: response } = stack.attributes(
      'aws_cloudfront_distribution.web',
    );
    expect(response).toEqual({
      error_code: 403,
      response_code: 404,
      response_page_path: '/errors/missing.html',
    });
    for (const [asked, served] of [
      ['/', '/index.html'],
      ['/docs', '/docs/index.html'],
      ['/docs/', '/docs/index.html'],
      ['/v1.2/guide', '/v1.2/guide/index.html'],
      ['/assets/app.js', '/assets/app.js'],
    ]) {
      expect(requestThrough(stack, asked)).toBe(served);
    }
  });

  it('tells who uses it its address', () => {
    const stack = buildForTest(
      { api: { type: 'container-service' }, web: { type: 'static-website' } },
      [['api', 'invoke', 'web']],
    );
    expect(stack.environment('api').WEB_URL).toBe(
      'https://{aws_cloudfront_distribution.web.domain_name}',
    );
  });

  it.each([
    { contentSecurityPolicy: "default-src 'self'\r\nSet-Cookie: a=b" },
    { domainName: 'https://www.example.com' },
    { notFoundPage: '/404.html' },
    { edgeLocations: 'PriceClass_100' },
  ])('refuses %j', wrong => {
    expect(parameters.safeParse(wrong).success).toBe(false);
  });
});
