import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureTarget } from '../../clouds/azure/AzureImplementation';
import { dashed } from '../../clouds/StackFoundation';
import {
  call,
  lazy,
  ref,
  template,
  type BlockHandle,
  type BlockOptions,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { tokenPolicy } from './azurePolicies';
import { METHODS, type ApiGatewayParameters } from './definition';
import type { GatewayPath, GatewayRoute } from './routes';

type Scope = NodeScope<ApiGatewayParameters>;

interface ApisToWrite {
  readonly gateway: BlockHandle;
  /** Whether callers must show a token. */
  readonly asks: boolean;
  readonly route: GatewayRoute;
  readonly target: AzureTarget;
  readonly reason: string;
}

/** What is asked for at an API itself, and below it. */
const TEMPLATES = [
  { suffix: 'root', url: '/' },
  { suffix: undefined, url: '/*' },
] as const;

/** An API for each path, which sends every request on. */
export function writeApis(
  scope: Scope,
  azure: AzureFoundation,
  options: ApisToWrite,
): void {
  for (const path of options.route.paths) {
    writeApi(scope, azure, options, path);
  }
}

function writeApi(
  scope: Scope,
  azure: AzureFoundation,
  { gateway, asks, route, target, reason }: ApisToWrite,
  { path, suffix }: GatewayPath,
): void {
  const block: BlockOptions = { provenance: { reason, implicit: true } };
  const of = {
    ...azure.grouped(),
    api_management_name: gateway.ref('name'),
  };
  // API Management takes the path of an API off a request.
  const put = path === '/' || scope.structural(p => p.stripPrefix) ? '' : path;
  const api = scope.resource(
    'azurerm_api_management_api',
    suffix,
    {
      ...of,
      name: dashed(suffix),
      display_name: `${route.provider.node.name} at ${path}`,
      revision: '1',
      path: path.slice(1),
      protocols: ['https'],
      service_url: lazy(() => template('https://', target.host(), put)),
      subscription_required: false,
    },
    block,
  );
  const ofApi = { ...of, api_name: api.ref('name') };
  const policy =
    asks && !route.open
      ? scope.resource(
          'azurerm_api_management_api_policy',
          suffix,
          { ...ofApi, xml_content: tokenPolicy(scope) },
          block,
        )
      : undefined;
  for (const { suffix: own, url } of TEMPLATES) {
    const method = ref('each.value');
    scope.resource(
      'azurerm_api_management_api_operation',
      own ? `${suffix}_${own}` : suffix,
      {
        ...ofApi,
        operation_id: own
          ? template(call('lower', method), `-${own}`)
          : call('lower', method),
        display_name: template(method, ` ${url}`),
        method,
        url_template: url,
      },
      {
        ...block,
        forEach: call('toset', [...METHODS]),
        // Nothing is answered before tokens are checked.
        ...(policy && { dependsOn: [policy] }),
      },
    );
  }
}
