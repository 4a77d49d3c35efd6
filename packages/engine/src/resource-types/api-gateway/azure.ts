import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { AzureNat } from '../../clouds/azure/AzureNat';
import { placeOfNode } from '../../clouds/azure/Place';
import { preventDestroy } from '../../clouds/preventDestroy';
import { call, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { writeApis } from './azureApis';
import { gatewayPolicy, rateOf } from './azurePolicies';
import type { ApiGatewayParameters } from './definition';
import { internetRemark } from './remarkOnInternet';
import { GatewayRoutes } from './routes';
import { asksForTokens } from './tokens';

type Scope = NodeScope<ApiGatewayParameters>;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME = { maxLength: 50, letterFirst: true } as const;

/**
 * Protocols and ciphers that are not what they were. The provider has no names
 * for the others.
 */
const WEAK = [
  'backend_ssl30',
  'backend_tls10',
  'backend_tls11',
  'frontend_ssl30',
  'frontend_tls10',
  'frontend_tls11',
  'tls_ecdhe_ecdsa_with_aes128_cbc_sha_ciphers',
  'tls_ecdhe_ecdsa_with_aes256_cbc_sha_ciphers',
  'tls_ecdhe_rsa_with_aes128_cbc_sha_ciphers',
  'tls_ecdhe_rsa_with_aes256_cbc_sha_ciphers',
  'tls_rsa_with_aes128_cbc_sha256_ciphers',
  'tls_rsa_with_aes128_cbc_sha_ciphers',
  'tls_rsa_with_aes128_gcm_sha256_ciphers',
  'tls_rsa_with_aes256_cbc_sha256_ciphers',
  'tls_rsa_with_aes256_cbc_sha_ciphers',
  'tls_rsa_with_aes256_gcm_sha384_ciphers',
  'triple_des_ciphers',
] as const;

export const apiManagement: AzureImplementation<ApiGatewayParameters> = {
  name: 'api-management',
  title: 'Azure API Management',
  limits: [
    {
      parameter: 'burst',
      applies: p => p.burst !== undefined && rateOf(p).calls !== p.burst,
      message:
        'API Management counts over whole seconds, so the burst is a multiple of "requestsPerSecond".',
    },
  ],
  build(scope, azure) {
    const gateway = createGateway(scope, azure);
    azure.logs.collect(placeOfNode(scope, azure), {
      target: gateway.ref('id'),
      categories: ['GatewayLogs'],
      reason: `Who asks ${scope.label} for what.`,
    });
    const published = scope.some(p => p.domainName !== undefined);
    if (!published) {
      scope.report('domainName', {
        severity: 'info',
        code: 'name-of-the-cloud',
        message: 'Without a domain name it answers at a name of Azure’s.',
        mend: 'Set "domainName" to have Front Door with a certificate before it.',
      });
    }
    scope.resource('azurerm_api_management_policy', undefined, {
      api_management_id: gateway.ref('id'),
      xml_content: gatewayPolicy(
        scope,
        published ? azure.edge.headerValue() : undefined,
      ),
    });
    const asks = asksForTokens(scope);
    if (asks) {
      azure.network.reachInternet(
        'Gateways read the keys that tokens are signed with.',
        'gateways',
      );
    }
    const address = gateway.ref('gateway_url');
    const url = published
      ? azure.edge.publish(scope, {
          hostName: call('trimprefix', address, 'https://'),
        })
      : address;
    scope.output('url', 'address on the internet.', url);

    const routes = new GatewayRoutes(scope);
    azure.onFinish(() => routes.finish());
    return {
      provides: {
        environment: { URL: url },
        remarkFrom: from =>
          azure.network.reachesInternet(from)
            ? undefined
            : internetRemark(scope, name => AzureNat.isWanted(azure, name)),
      },
      consumes: {
        route: (target, provider, reason) => {
          const route = routes.add(provider);
          if (route) {
            target.open('gateways');
            writeApis(scope, azure, { gateway, asks, route, target, reason });
          }
        },
      },
    };
  },
};

/**
 * Standard v2 is the least tier for production that reaches services inside a
 * network; the Developer tier does, too, but Azure promises nothing for it.
 * Source: https://learn.microsoft.com/azure/api-management/api-management-features
 */
function createGateway(scope: Scope, azure: AzureFoundation): BlockHandle {
  const node = scope as unknown as NodeScope;
  const subnet = azure.network.gatewaySubnet();
  if (!subnet) {
    scope.report('subnet', {
      severity: 'error',
      code: 'one-gateway-for-a-network',
      message:
        'Azure puts one gateway into a subnet, and the network of a stack has one for them.',
      mend: 'Let one gateway have all routes, or put the other one into a stack of its own.',
    });
  }
  const email = scope.variable(
    'publisher_email',
    'address that Azure writes to about it.',
    () => `platform@${azure.standards.dns.zone}`,
  );
  scope.notes.beforeFirstApply.add(
    `Set \`${scope.address}_publisher_email\` to an address that is read: Azure writes there about the gateway.`,
  );
  return scope.resource(
    'azurerm_api_management',
    undefined,
    {
      ...azure.placed(),
      name: azure.uniqueName(node, NAME),
      publisher_name: azure.appStack,
      publisher_email: email,
      sku_name: 'StandardV2_1',
      public_network_access_enabled: true,
      ...(subnet && {
        virtual_network_type: 'External',
        virtual_network_configuration: { subnet_id: subnet.id },
      }),
      security: Object.fromEntries(
        WEAK.map(name => [`${name}_enabled`, false]),
      ),
    },
    {
      dependsOn: subnet?.ready,
      // A lock would keep its routes from being removed, too.
      lifecycle: preventDestroy(scope),
      skips: [
        {
          checkov: 'CKV_AZURE_152',
          reason:
            'This tier asks for certificates of clients by policies only.',
        },
        {
          checkov: 'CKV_AZURE_174',
          reason: 'It is the door to the internet.',
        },
      ],
    },
  );
}
