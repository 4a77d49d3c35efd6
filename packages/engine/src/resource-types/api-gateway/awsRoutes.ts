import type { AwsTarget } from '../../clouds/aws/AwsImplementation';
import {
  template,
  type BlockHandle,
  type BlockOptions,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { SERVICE_HEADER, type PrivateDoor } from './awsPrivateDoor';
import type { ApiGatewayParameters } from './definition';
import type { GatewayRoute } from './routes';

type Scope = NodeScope<ApiGatewayParameters>;

/** A route, and what it is made from. */
interface RouteToWrite {
  readonly api: BlockHandle;
  /** Checks the tokens of callers, if they must show one. */
  readonly authorizer: BlockHandle | undefined;
  readonly door: PrivateDoor;
  readonly route: GatewayRoute;
  readonly target: AwsTarget;
  readonly reason: string;
}

/** Sends what is asked for at the paths, and below them, on to the target. */
export function writeRoutes(scope: Scope, options: RouteToWrite): void {
  const { route, target } = options;
  const strip = scope.structural(p => p.stripPrefix);
  const stripped = strip && !('lambda' in target);
  if (strip && !stripped) {
    scope.report('stripPrefix', {
      severity: 'info',
      code: 'parameter-limited',
      message: `${route.provider.label} gets the whole path: a function finds what follows the route in the path parameter "proxy".`,
    });
  }
  const integrate = integrator(scope, options);
  const below = integrate(
    undefined,
    stripped ? '/$request.path.proxy' : undefined,
  );
  const at = stripped ? integrate('root', '/') : below;
  const keys =
    needsToken(options) && allowsOrigins(scope) ? ['ANY', 'OPTIONS'] : ['ANY'];
  for (const { path, suffix } of route.paths) {
    const prefix = path === '/' ? '' : path;
    for (const method of keys) {
      const own = method === 'ANY' ? suffix : `${suffix}_options`;
      const add = (name: string, key: string, to: BlockHandle) =>
        writeRoute(scope, options, { name, key: `${method} ${key}`, to });
      add(`${own}_root`, path, at);
      add(own, `${prefix}/{proxy+}`, below);
    }
  }
}

function allowsOrigins(scope: Scope): boolean {
  return scope.some(p => p.allowedOrigins.length > 0);
}

function needsToken({ authorizer, route }: RouteToWrite): boolean {
  return authorizer !== undefined && !route.open;
}

function writeRoute(
  scope: Scope,
  options: RouteToWrite,
  { name, key, to }: { name: string; key: string; to: BlockHandle },
): void {
  const { api, authorizer, reason } = options;
  // Browsers ask without a token whether they may send one.
  const asks = key.startsWith('OPTIONS ');
  const checked = needsToken(options) && !asks;
  scope.resource(
    'aws_apigatewayv2_route',
    name,
    {
      api_id: api.ref('id'),
      route_key: key,
      target: template('integrations/', to.ref('id')),
      authorization_type: checked ? 'JWT' : 'NONE',
      ...(checked && { authorizer_id: authorizer!.ref('id') }),
    },
    {
      provenance: { reason, implicit: true },
      ...(!checked && {
        skips: [
          {
            checkov: 'CKV_AWS_309',
            reason: asks
              ? 'Browsers ask without a token whether they may send one.'
              : 'The catalog says that nobody is asked for a token here.',
          },
        ],
      }),
    },
  );
}

/** Makes integrations of one target, which differ in the path that it gets. */
function integrator(scope: Scope, options: RouteToWrite) {
  const { api, door, route, target, reason } = options;
  const { provider } = route;
  const block: BlockOptions = { provenance: { reason, implicit: true } };
  const shared = lambdaOrContainer();
  return (suffix: string | undefined, path: string | undefined): BlockHandle =>
    scope.resource(
      'aws_apigatewayv2_integration',
      suffix === undefined ? provider.address : `${provider.address}_${suffix}`,
      {
        api_id: api.ref('id'),
        ...shared,
        ...(!('lambda' in target) && {
          request_parameters: {
            [`overwrite:header.${SERVICE_HEADER}`]: provider.address,
            ...(path !== undefined && { 'overwrite:path': path }),
          },
        }),
      },
      block,
    );

  function lambdaOrContainer(): Record<string, Value> {
    if ('lambda' in target) {
      scope.resource(
        'aws_lambda_permission',
        provider.address,
        {
          action: 'lambda:InvokeFunction',
          function_name: target.lambda.ref('function_name'),
          principal: 'apigateway.amazonaws.com',
          source_arn: template(api.ref('execution_arn'), '/*/*'),
        },
        block,
      );
      return {
        integration_type: 'AWS_PROXY',
        integration_method: 'POST',
        integration_uri: target.lambda.ref('invoke_arn'),
        payload_format_version: '2.0',
      };
    }
    const { link, listener, serverName } = door.openTo(
      target,
      provider,
      reason,
    );
    return {
      integration_type: 'HTTP_PROXY',
      integration_method: 'ANY',
      integration_uri: listener.ref('arn'),
      connection_type: 'VPC_LINK',
      connection_id: link.ref('id'),
      payload_format_version: '1.0',
      tls_config: { server_name_to_verify: serverName },
    };
  }
}
