import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import {
  createCertificate,
  type AwsCertificate,
} from '../../clouds/aws/certificate';
import { jsonencode, template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { PrivateDoor } from './awsPrivateDoor';
import { writeRoutes } from './awsRoutes';
import { burstOf, CORS_AGE, type ApiGatewayParameters } from './definition';
import { remarkOnInternet } from './remarkOnInternet';
import { GatewayRoutes } from './routes';
import { asksForTokens } from './tokens';

type Scope = NodeScope<ApiGatewayParameters>;

/** Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html */
const NAME = { maxLength: 128 } as const;

/**
 * What is known of each call.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const LOGGED = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  userAgent: '$context.identity.userAgent',
  method: '$context.httpMethod',
  path: '$context.path',
  route: '$context.routeKey',
  protocol: '$context.protocol',
  status: '$context.status',
  length: '$context.responseLength',
  latency: '$context.responseLatency',
  authorizerError: '$context.authorizer.error',
  integrationStatus: '$context.integrationStatus',
  integrationError: '$context.integrationErrorMessage',
};

export const httpApi: AwsImplementation<ApiGatewayParameters> = {
  name: 'http-api',
  title: 'Amazon API Gateway (HTTP API)',
  build(scope, aws) {
    const certificate = createCertificate(scope, aws);
    const api = createApi(scope, aws);
    const authorizer = asksForTokens(scope)
      ? createAuthorizer(scope, aws, api)
      : undefined;
    publish(scope, aws, { api, certificate });
    const url = template('https://', certificate.domainName);
    scope.output('url', 'address on the internet.', url);

    const routes = new GatewayRoutes(scope);
    const door = new PrivateDoor(scope, aws, certificate);
    aws.onFinish(() => routes.finish());
    return {
      provides: {
        environment: { URL: url },
        ...remarkOnInternet(scope, name => aws.network.hasNat(name)),
      },
      consumes: {
        route: (target, provider, reason) => {
          const route = routes.add(provider);
          if (route) {
            const shared = { api, authorizer, door };
            writeRoutes(scope, { ...shared, route, target, reason });
          }
        },
      },
    };
  },
};

function createApi(scope: Scope, aws: AwsFoundation): BlockHandle {
  return scope.resource('aws_apigatewayv2_api', undefined, {
    name: aws.name(scope as unknown as NodeScope, NAME),
    description: scope.label,
    protocol_type: 'HTTP',
    // Whoever knows AWS's own name for it would get around the host name.
    disable_execute_api_endpoint: true,
    ...(scope.some(p => p.allowedOrigins.length > 0) && {
      cors_configuration: {
        allow_origins: scope.value(
          'allowed_origins',
          'websites whose pages may call it.',
          p => p.allowedOrigins,
        ),
        allow_methods: ['*'],
        allow_headers: scope.value(
          'allowed_headers',
          'headers that pages of other websites may send.',
          p => p.allowedHeaders,
        ),
        max_age: CORS_AGE,
      },
    }),
  });
}

function createAuthorizer(
  scope: Scope,
  aws: AwsFoundation,
  api: BlockHandle,
): BlockHandle {
  return scope.resource('aws_apigatewayv2_authorizer', undefined, {
    api_id: api.ref('id'),
    name: aws.name(scope as unknown as NodeScope, NAME),
    authorizer_type: 'JWT',
    identity_sources: ['$request.header.Authorization'],
    jwt_configuration: {
      issuer: scope.value(
        'jwt_issuer',
        'who issues the tokens of its callers.',
        p => p.jwtIssuer,
      ),
      audience: scope.value(
        'jwt_audiences',
        'whom the tokens of its callers must be for.',
        p => p.jwtAudiences,
      ),
    },
  });
}

/** Deploys what the API has, under its own host name. */
function publish(
  scope: Scope,
  aws: AwsFoundation,
  { api, certificate }: { api: BlockHandle; certificate: AwsCertificate },
): void {
  const node = scope as unknown as NodeScope;
  const provenance = {
    reason: `${scope.label} is reached from the internet.`,
    implicit: true,
  };
  // AWS lets services deliver to groups with this beginning by one policy.
  const logs = aws.logs.group(node, {
    path: '/aws/vendedlogs/apis/',
    reason: `Who asks ${scope.label} for what.`,
  });
  const stage = scope.resource('aws_apigatewayv2_stage', undefined, {
    api_id: api.ref('id'),
    name: '$default',
    auto_deploy: true,
    access_log_settings: {
      destination_arn: logs.ref('arn'),
      format: jsonencode(LOGGED),
    },
    default_route_settings: {
      detailed_metrics_enabled: true,
      throttling_rate_limit: scope.value(
        'requests_per_second',
        'requests that all callers together may make in a second.',
        p => p.requestsPerSecond,
      ),
      throttling_burst_limit: scope.value(
        'burst',
        'requests that are let through at once.',
        burstOf,
      ),
    },
  });
  const domain = scope.resource(
    'aws_apigatewayv2_domain_name',
    undefined,
    {
      domain_name: certificate.domainName,
      domain_name_configuration: {
        certificate_arn: certificate.certificateArn,
        endpoint_type: 'REGIONAL',
        security_policy: 'TLS_1_2',
      },
    },
    { provenance },
  );
  scope.resource(
    'aws_apigatewayv2_api_mapping',
    undefined,
    {
      api_id: api.ref('id'),
      domain_name: domain.ref('id'),
      stage: stage.ref('id'),
    },
    { provenance },
  );
  const targetOf = (attribute: string) =>
    domain.ref('domain_name_configuration', 0, attribute);
  scope.resource(
    'aws_route53_record',
    undefined,
    {
      zone_id: certificate.zoneId,
      name: certificate.domainName,
      type: 'A',
      alias: {
        name: targetOf('target_domain_name'),
        zone_id: targetOf('hosted_zone_id'),
        evaluate_target_health: false,
      },
    },
    { provenance },
  );
}
