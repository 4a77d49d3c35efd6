import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { call, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { StaticWebsiteParameters } from './definition';

type Scope = NodeScope<StaticWebsiteParameters>;

/** A year, which is what browsers and scanners take for serious. */
const HSTS_SECONDS = 31536000;

/** Headers that make browsers careful, on every answer. */
export function createSecurityHeaders(
  scope: Scope,
  aws: AwsFoundation,
): BlockHandle {
  return scope.resource(
    'aws_cloudfront_response_headers_policy',
    undefined,
    {
      name: aws.name(scope as NodeScope, { maxLength: 128 }),
      comment: 'Security headers',
      security_headers_config: {
        content_security_policy: {
          content_security_policy: scope.value(
            'content_security_policy',
            'what browsers let its pages load and do.',
            p => p.contentSecurityPolicy,
          ),
          override: true,
        },
        content_type_options: { override: true },
        frame_options: { frame_option: 'SAMEORIGIN', override: true },
        referrer_policy: {
          referrer_policy: 'strict-origin-when-cross-origin',
          override: true,
        },
        strict_transport_security: {
          access_control_max_age_sec: HSTS_SECONDS,
          include_subdomains: false,
          preload: false,
          override: true,
        },
      },
    },
    {
      provenance: {
        reason: `Browsers treat the pages of ${scope.label} with care.`,
        implicit: true,
      },
      skips: [
        {
          checkov: 'CKV_AWS_259',
          reason:
            'Subdomains and preloading would bind hosts that this stack does not own.',
        },
      ],
    },
  );
}

/**
 * CloudFront knows the start page of the root only; this finds those of the
 * folders: `/docs` and `/docs/` show `/docs/index.html`.
 */
export function createIndexFunction(
  scope: Scope,
  aws: AwsFoundation,
  page: string,
): BlockHandle {
  return scope.resource(
    'aws_cloudfront_function',
    undefined,
    {
      name: aws.name(scope as NodeScope, { maxLength: 64 }),
      comment: 'Shows the start page of a folder',
      runtime: 'cloudfront-js-2.0',
      publish: true,
      code: call('join', '\n', [
        'function handler(event) {',
        '  const request = event.request;',
        "  const last = request.uri.split('/').pop();",
        "  if (last === '') {",
        `    request.uri += '${page}';`,
        "  } else if (!last.includes('.')) {",
        `    request.uri += '/${page}';`,
        '  }',
        '  return request;',
        '}',
      ]),
    },
    {
      provenance: {
        reason: `Folders of ${scope.label} have a start page.`,
        implicit: true,
      },
    },
  );
}
