import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import { RFC1035 } from '../../clouds/gcp/names';
import { binary, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ApiGatewayParameters } from './definition';

/** The shortest time that requests are counted over, in seconds. */
const INTERVAL = 10;

const EVERYBODY = {
  versioned_expr: 'SRC_IPS_V1',
  config: { src_ip_ranges: ['*'] },
};

/** Rules of Cloud Armor for everything that comes in, first number first. */
export function createGuard(
  scope: NodeScope<ApiGatewayParameters>,
  gcp: GcpFoundation,
): BlockHandle {
  return scope.resource(
    'google_compute_security_policy',
    undefined,
    {
      name: gcp.name(scope as unknown as NodeScope, RFC1035),
      description: `What may come in through ${scope.address}`,
      type: 'CLOUD_ARMOR',
      rule: [
        {
          priority: 1000,
          description: 'Attacks on Log4j (CVE-2021-44228)',
          action: 'deny(403)',
          match: {
            expr: { expression: "evaluatePreconfiguredExpr('cve-canary')" },
          },
        },
        {
          priority: 2000,
          description: 'Not more than the services can take',
          action: 'throttle',
          match: EVERYBODY,
          rate_limit_options: {
            conform_action: 'allow',
            exceed_action: 'deny(429)',
            enforce_on_key: 'ALL',
            rate_limit_threshold: {
              count: countOf(scope),
              interval_sec: INTERVAL,
            },
          },
        },
        {
          priority: 2147483647,
          description: 'Everything else; there is nothing',
          action: 'allow',
          match: EVERYBODY,
        },
      ],
    },
    {
      provenance: {
        reason: `${scope.label} is reached from the internet.`,
        implicit: true,
      },
    },
  );
}

function countOf(scope: NodeScope<ApiGatewayParameters>): Value {
  const rate = scope.value(
    'requests_per_second',
    'requests that all callers together may make in a second.',
    p => p.requestsPerSecond,
  );
  return typeof rate === 'number'
    ? rate * INTERVAL
    : binary('*', rate as Value, INTERVAL);
}
