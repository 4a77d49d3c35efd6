import type { Value } from '../../terraform';
import type { SecurityRules } from './SecurityRules';
import type { ContainerSubnet, FarmSubnet } from './subnets';

/** A service of Azure, by its tag, and what it is needed for. */
interface PlatformService {
  readonly tag: string;
  readonly why: string;
}

/**
 * What containers must reach whatever they do.
 * Source: https://learn.microsoft.com/azure/container-apps/firewall-integration
 */
const CONTAINERS: readonly PlatformService[] = [
  { tag: 'MicrosoftContainerRegistry', why: 'system images' },
  { tag: 'AzureFrontDoor.FirstParty', why: 'layers of system images' },
  { tag: 'AzureActiveDirectory', why: 'tokens of identities' },
  { tag: 'AzureMonitor', why: 'logs and metrics' },
];

/**
 * What API Management depends on.
 * Source: https://learn.microsoft.com/azure/api-management/integrate-vnet-outbound
 */
const GATEWAYS: readonly PlatformService[] = [
  { tag: 'Storage', why: 'configuration' },
  { tag: 'AzureKeyVault', why: 'keys' },
];

/** Azure's own name servers. */
const NAME_SERVERS = '168.63.129.16';

/** Lets a subnet reach what Azure itself needs there. */
export function reachPlatform(
  from: ContainerSubnet | FarmSubnet,
  range: Value,
  rules: SecurityRules,
): void {
  const services = from === 'gateways' ? GATEWAYS : CONTAINERS;
  const isApps = from === 'functions' || from === 'workflows';
  for (const [index, { tag, why }] of services.entries()) {
    // Images and identities of apps come by the platform's own paths.
    if (!isApps || tag === 'AzureMonitor') {
      rules.allow('Outbound', {
        name: tag.toLowerCase().replace('.', '-'),
        description: `The platform: ${why}`,
        protocol: 'Tcp',
        from: range,
        to: tag,
        ports: '443',
        order: 110 + index * 10,
      });
    }
  }
}

/**
 * Lets containers of one environment, and Azure's load balancer before them,
 * reach each other. What comes from the internet goes through the environment's
 * own address, and not through its subnet; its rules hold for the network only.
 * Source: https://learn.microsoft.com/azure/container-apps/firewall-integration
 */
export function openEnvironment(
  name: ContainerSubnet,
  range: Value,
  rules: SecurityRules,
): void {
  const own = {
    name,
    description:
      name === 'containers'
        ? 'Containers of the stack with each other'
        : 'Containers on the internet with each other',
    protocol: '*',
    from: range,
    to: range,
    ports: '*',
    order: 100,
  };
  rules.allow('Inbound', own);
  rules.allow('Outbound', own);
  rules.allow('Inbound', {
    name: 'load-balancer',
    description: 'Probes of the load balancer',
    protocol: 'Tcp',
    from: 'AzureLoadBalancer',
    to: range,
    ports: '30000-32767',
    order: 110,
  });
}

/** Lets a subnet ask for names, and closes it but for what rules allow. */
export function closeSubnet(range: Value, rules: SecurityRules): void {
  rules.allow('Outbound', {
    name: 'name-servers',
    description: 'Azure’s name servers',
    protocol: '*',
    from: range,
    to: NAME_SERVERS,
    ports: '53',
    order: 160,
  });
  rules.denyRest('Inbound');
  rules.denyRest('Outbound');
}
