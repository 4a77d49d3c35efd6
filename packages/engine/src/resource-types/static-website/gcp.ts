import { createFrontDoor } from '../../clouds/gcp/frontDoor';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type { GcpImplementation } from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { StaticWebsiteParameters } from './definition';

type Scope = NodeScope<StaticWebsiteParameters>;

const START_PAGE = 'index.html';

/** How long a wrong release can be undone, in days. */
const OLD_VERSION_DAYS = 30;

/** At the edge until the release pipeline empties the cache, in seconds. */
const EDGE_TTL = 86400;

/** In browsers, which nobody can empty, in seconds. */
const BROWSER_TTL = 60;

/** A year, which is what browsers and scanners take for serious. */
const HSTS_SECONDS = 31536000;

/**
 * A load balancer with a content delivery network in front of a bucket that
 * only it can read. There is nothing that runs: a website that consumes an API
 * is told its address when it is built.
 */
export const storageCdn: GcpImplementation<StaticWebsiteParameters> = {
  name: 'storage-cdn',
  title: 'Google Cloud Storage and Cloud CDN',
  limits: [
    {
      parameter: 'edgeLocations',
      applies: p => p.edgeLocations !== 'fewest',
      message: 'Cloud CDN always serves from all of its locations.',
      mend: 'Leave it out for this cloud.',
    },
  ],
  build(scope, gcp) {
    const bucket = gcp.buckets.create(scope as NodeScope, {
      forceDestroy: scope.value(
        'force_destroy',
        'whether it may be deleted with everything in it.',
        p => !p.deletionProtection,
      ),
      noncurrentDays: OLD_VERSION_DAYS,
      more: { website: { main_page_suffix: START_PAGE } },
    });
    const backend = createBackend(scope, gcp, bucket);
    const { url, map } = createFrontDoor(scope, gcp, {
      backend,
      urlMap: { default_custom_error_response_policy: missing(scope, backend) },
    });
    scope.output(
      'bucket',
      'bucket that the release pipeline uploads the files to.',
      bucket.ref('name'),
    );
    scope.output(
      'url_map',
      'URL map whose cache is emptied after an upload.',
      map.ref('name'),
    );
    return { provides: { environment: { URL: url } } };
  },
};

function createBackend(
  scope: Scope,
  gcp: GcpFoundation,
  bucket: BlockHandle,
): BlockHandle {
  const backend = scope.resource(
    'google_compute_backend_bucket',
    undefined,
    {
      name: gcp.name(scope as NodeScope, RFC1035),
      description: scope.label,
      bucket_name: bucket.ref('name'),
      enable_cdn: true,
      compression_mode: 'AUTOMATIC',
      cdn_policy: {
        // Answers from a private bucket say that nobody may keep them.
        cache_mode: 'FORCE_CACHE_ALL',
        default_ttl: EDGE_TTL,
        client_ttl: BROWSER_TTL,
        negative_caching: true,
      },
      custom_response_headers: [
        template('Content-Security-Policy: ', contentSecurityPolicy(scope)),
        'Referrer-Policy: strict-origin-when-cross-origin',
        `Strict-Transport-Security: max-age=${HSTS_SECONDS}`,
        'X-Content-Type-Options: nosniff',
        'X-Frame-Options: SAMEORIGIN',
      ],
    },
    {
      provenance: {
        reason: `${scope.label} is served from a content delivery network.`,
        implicit: true,
      },
    },
  );
  // Source: https://cloud.google.com/cdn/docs/configure-private-bucket-access
  scope.resource(
    'google_storage_bucket_iam_member',
    'read_by_cdn',
    {
      bucket: bucket.ref('name'),
      role: 'roles/storage.objectViewer',
      member: template(
        'serviceAccount:service-',
        gcp.projectNumber(),
        '@https-lb.iam.gserviceaccount.com',
      ),
    },
    {
      // Google makes this account with the first backend bucket.
      dependsOn: [backend],
      provenance: {
        reason: 'Only the load balancer reads the files.',
        implicit: true,
      },
    },
  );
  return backend;
}

function contentSecurityPolicy(scope: Scope) {
  return scope.text(
    'content_security_policy',
    'what browsers let its pages load and do.',
    p => p.contentSecurityPolicy,
  );
}

function missing(scope: Scope, backend: BlockHandle): Value {
  const singlePage = scope.structural(p => p.singlePageApp);
  return {
    error_service: backend.ref('id'),
    error_response_rule: {
      match_response_codes: ['403', '404'],
      path: singlePage
        ? `/${START_PAGE}`
        : scope.value(
            'not_found_page',
            'path shown for what is not there.',
            p => `/${p.notFoundPage}`,
          ),
      override_response_code: singlePage ? 200 : 404,
    },
  };
}
