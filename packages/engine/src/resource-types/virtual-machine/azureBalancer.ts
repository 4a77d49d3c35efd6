import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { BlockHandle, Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** Where the machines are registered, and how they are reached. */
export interface AzureBalancer {
  readonly pool: BlockHandle;
  readonly address: Expression;
}

/** One address inside the network for machines that come and go. */
export function createBalancer(
  scope: NodeScope,
  azure: AzureFoundation,
  port: number,
): AzureBalancer {
  const provenance = {
    reason: `Others in the stack reach ${scope.label}.`,
    implicit: true,
  };
  const front = 'machines';
  const balancer = scope.resource(
    'azurerm_lb',
    undefined,
    {
      ...azure.placed(),
      name: azure.name(scope, { maxLength: 80 }),
      sku: 'Standard',
      frontend_ip_configuration: {
        name: front,
        subnet_id: azure.network.machineSubnet().id,
        private_ip_address_allocation: 'Dynamic',
        ...(azure.zoned && { zones: ['1', '2', '3'] }),
      },
    },
    { provenance },
  );
  const pool = scope.resource(
    'azurerm_lb_backend_address_pool',
    undefined,
    { name: 'machines', loadbalancer_id: balancer.ref('id') },
    { provenance },
  );
  const probe = scope.resource(
    'azurerm_lb_probe',
    undefined,
    {
      name: 'answers',
      loadbalancer_id: balancer.ref('id'),
      protocol: 'Tcp',
      port,
      interval_in_seconds: 10,
    },
    { provenance },
  );
  scope.resource(
    'azurerm_lb_rule',
    undefined,
    {
      name: 'port',
      loadbalancer_id: balancer.ref('id'),
      frontend_ip_configuration_name: front,
      backend_address_pool_ids: [pool.ref('id')],
      probe_id: probe.ref('id'),
      protocol: 'Tcp',
      frontend_port: port,
      backend_port: port,
    },
    { provenance },
  );
  azure.network.probeMachines(port);
  return { pool, address: balancer.ref('private_ip_address') };
}
