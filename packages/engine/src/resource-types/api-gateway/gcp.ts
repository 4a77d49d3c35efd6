import { createFrontDoor } from '../../clouds/gcp/frontDoor';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type { GcpImplementation } from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import { createServerlessBackend } from '../../clouds/gcp/serverlessBackend';
import { lazy, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { CORS_AGE, METHODS, type ApiGatewayParameters } from './definition';
import { createGuard } from './gcpGuard';
import { remarkOnInternet } from './remarkOnInternet';
import { GatewayRoutes, type GatewayRoute } from './routes';
import { refuseTokens } from './tokens';

type Scope = NodeScope<ApiGatewayParameters>;

/** What no route is for is answered without asking anybody. */
const REFUSE = {
  fault_injection_policy: { abort: { http_status: 404, percentage: 100 } },
};

export const loadBalancer: GcpImplementation<ApiGatewayParameters> = {
  name: 'load-balancer',
  title: 'Google Cloud Load Balancing and Cloud Armor',
  limits: [
    {
      parameter: 'burst',
      applies: p => p.burst !== undefined,
      effect: 'none',
      message:
        'Cloud Armor counts requests over ten seconds, and lets all of them through at once.',
      mend: 'Choose "requestsPerSecond" so that ten times as many do no harm.',
    },
    {
      parameter: 'deletionProtection',
      applies: p => p.deletionProtection,
      message:
        'Google Cloud does not protect load balancers against deletion. They hold no data.',
      mend: 'Read plans before they are applied.',
    },
  ],
  build(scope, gcp) {
    refuseTokens(scope, {
      message:
        'The load balancer checks no tokens, so the services behind it would answer everybody.',
      mend: 'Let the services check tokens, and leave "jwtIssuer" and "jwtAudiences" out on this cloud.',
    });
    const node = scope as unknown as NodeScope;
    const routes = new GatewayRoutes(scope);
    const guard = createGuard(scope, gcp);
    const rules: Value[] = [];
    const nothing = createNothing(scope, gcp, guard);
    const { url } = createFrontDoor(scope, gcp, {
      backend: nothing,
      urlMap: {
        host_rule: { hosts: ['*'], path_matcher: 'services' },
        path_matcher: {
          name: 'services',
          default_service: nothing.ref('id'),
          default_route_action: REFUSE,
          path_rule: lazy(() => rules),
        },
      },
    });
    gcp.onFinish(() => routes.finish());
    return {
      provides: {
        environment: { URL: url },
        ...remarkOnInternet(scope, name => gcp.network.hasNat(name)),
      },
      consumes: {
        route: (target, provider, reason) => {
          const route = routes.add(provider);
          if (!route) {
            return;
          }
          target.balance();
          reportIdentity(scope, provider);
          const backend = createServerlessBackend(node, gcp, {
            suffix: provider.address,
            service: target.service,
            securityPolicy: guard.ref('id'),
            block: { provenance: { reason, implicit: true } },
          });
          rules.push(ruleFor(scope, route, backend));
        },
      },
    };
  },
};

/** A URL map needs a backend where requests go that no rule is for. */
function createNothing(
  scope: Scope,
  gcp: GcpFoundation,
  guard: BlockHandle,
): BlockHandle {
  return scope.resource(
    'google_compute_backend_service',
    undefined,
    {
      name: gcp.name(scope as unknown as NodeScope, RFC1035),
      description: 'Has no backends: what no route is for is not found',
      load_balancing_scheme: 'EXTERNAL_MANAGED',
      protocol: 'HTTPS',
      security_policy: guard.ref('id'),
      log_config: { enable: true, sample_rate: 1 },
    },
    {
      provenance: {
        reason: 'What no route is for is not found.',
        implicit: true,
      },
    },
  );
}

function ruleFor(
  scope: Scope,
  { paths }: GatewayRoute,
  backend: BlockHandle,
): Value {
  const rewrites =
    scope.structural(p => p.stripPrefix) &&
    paths.some(({ path }) => path !== '/');
  const allows = scope.some(p => p.allowedOrigins.length > 0);
  return {
    paths: paths.flatMap(({ path }) =>
      path === '/' ? ['/*'] : [path, `${path}/*`],
    ),
    service: backend.ref('id'),
    ...((rewrites || allows) && {
      route_action: {
        ...(rewrites && { url_rewrite: { path_prefix_rewrite: '/' } }),
        ...(allows && { cors_policy: corsOf(scope) }),
      },
    }),
  };
}

function corsOf(scope: Scope): Value {
  return {
    allow_origins: scope.value(
      'allowed_origins',
      'websites whose pages may call it.',
      p => p.allowedOrigins,
    ),
    allow_methods: [...METHODS],
    allow_headers: scope.value(
      'allowed_headers',
      'headers that pages of other websites may send.',
      p => p.allowedHeaders,
    ),
    max_age: CORS_AGE,
    disabled: false,
  };
}

function reportIdentity(scope: Scope, provider: NodeScope): void {
  scope.report(provider.node.entityRef, {
    severity: 'info',
    code: 'identity-not-asked',
    message: `A load balancer has no identity, so ${provider.label} lets in whoever reaches it: the gateway, and what is in the network.`,
    mend: 'Let the service ask callers who they are.',
  });
}
