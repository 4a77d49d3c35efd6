import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  RoleGrant,
} from '../../clouds/azure/AzureImplementation';
import { noteHostEncryption } from '../../clouds/azure/hostEncryption';
import { placeOfNode } from '../../clouds/azure/Place';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { openAks } from './azureHost';
import {
  leastNodes,
  mostNodes,
  type KubernetesClusterParameters,
} from './definition';

type Scope = NodeScope<KubernetesClusterParameters>;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME = { maxLength: 63, letterFirst: true } as const;

/** Two, four and eight cores. Source: https://learn.microsoft.com/azure/virtual-machines/sizes/general-purpose/ddsv5-series */
const MACHINES = {
  small: 'Standard_D2ds_v5',
  medium: 'Standard_D4ds_v5',
  large: 'Standard_D8ds_v5',
};

/** A disk for each size; ephemeral ones must fit into the machine's own. */
const DISK_GB = 64;

export const aks: AzureImplementation<KubernetesClusterParameters> = {
  name: 'aks',
  title: 'Azure Kubernetes Service',
  build(scope, azure) {
    const node = scope as unknown as NodeScope;
    const identity = azure.identity.create(node);
    const subnet = azure.network.clusterSubnet();
    const mayJoin = azure.identity.assign(node, {
      identity,
      grant: { name: 'join', role: 'Network Contributor', scope: subnet.id },
      suffix: 'join',
      reason: `${scope.label} puts its machines into the network.`,
    });
    const machines = createMachineIdentity(scope, azure, identity);
    const cluster = createCluster(scope, azure, {
      identity,
      machines: machines.identity,
      subnetId: subnet.id,
      ready: [mayJoin, machines.mayUse, ...subnet.ready],
    });
    noteHostEncryption(scope);
    azure.logs.collect(placeOfNode(scope, azure), {
      target: cluster.ref('id'),
      categories: ['guard', 'kube-apiserver', 'kube-audit-admin'],
      reason: `What the control plane of ${scope.label} does.`,
    });
    azure.kubernetes.offer(node, () =>
      openAks(scope, azure, { cluster, machines: machines.identity }),
    );
    scope.output('name', 'name of the cluster.', cluster.ref('name'));
    const grant = (name: string, role: string): RoleGrant => ({
      name,
      role,
      scope: cluster.ref('id'),
    });
    // Who reads finds the cluster and sees what is in it, secrets excepted.
    const find = grant('find', 'Azure Kubernetes Service Cluster User Role');
    return {
      provides: {
        cluster,
        grants: {
          read: [find, grant('read', 'Azure Kubernetes Service RBAC Reader')],
          admin: [
            find,
            grant('administer', 'Azure Kubernetes Service RBAC Cluster Admin'),
          ],
        },
        environment: {
          NAME: cluster.ref('name'),
          ENDPOINT: cluster.ref('private_fqdn'),
        },
      },
    };
  },
};

/**
 * What machines pull images with; the cluster may hand it to them.
 * Source: https://learn.microsoft.com/azure/aks/use-managed-identity#use-a-pre-created-kubelet-managed-identity
 */
function createMachineIdentity(
  scope: Scope,
  azure: AzureFoundation,
  cluster: BlockHandle,
): { identity: BlockHandle; mayUse: BlockHandle } {
  const node = scope as unknown as NodeScope;
  const reason = `What machines of ${scope.label} may do: pull images.`;
  const identity = scope.resource(
    'azurerm_user_assigned_identity',
    'machines',
    {
      ...azure.placed(),
      name: azure.name(node, { maxLength: 128 }, 'machines'),
    },
    { provenance: { reason, implicit: true } },
  );
  const mayUse = azure.identity.assign(node, {
    identity: cluster,
    grant: {
      name: 'operate',
      role: 'Managed Identity Operator',
      scope: identity.ref('id'),
    },
    suffix: 'operate',
    reason: `${scope.label} gives its machines their identity.`,
  });
  return { identity, mayUse };
}

function createCluster(
  scope: Scope,
  azure: AzureFoundation,
  options: {
    identity: BlockHandle;
    machines: BlockHandle;
    subnetId: Value;
    ready: readonly BlockHandle[];
  },
): BlockHandle {
  const { identity, machines, subnetId, ready } = options;
  const node = scope as unknown as NodeScope;
  const name = azure.name(node, NAME);
  return scope.resource(
    'azurerm_kubernetes_cluster',
    undefined,
    {
      ...azure.placed(),
      name,
      // The prefix of private clusters is for zones that somebody brings along:
      // with Azure's own one, the provider refuses it, and only when it applies.
      dns_prefix: azure.uniqueName(node, {
        maxLength: 54,
        letterFirst: true,
      }),
      kubernetes_version: scope.value(
        'version',
        'minor version of Kubernetes.',
        p => p.version,
      ),
      sku_tier: scope.value(
        'sku_tier',
        'with a promise of availability, or without.',
        p => (p.highAvailability ? 'Standard' : 'Free'),
      ),
      automatic_upgrade_channel: 'patch',
      node_os_upgrade_channel: 'NodeImage',
      private_cluster_enabled: true,
      private_cluster_public_fqdn_enabled: false,
      private_dns_zone_id: 'System',
      local_account_disabled: true,
      role_based_access_control_enabled: true,
      azure_policy_enabled: true,
      run_command_enabled: false,
      oidc_issuer_enabled: true,
      workload_identity_enabled: true,
      image_cleaner_enabled: true,
      image_cleaner_interval_hours: 48,
      azure_active_directory_role_based_access_control: {
        azure_rbac_enabled: true,
        tenant_id: azure.client('tenant_id'),
      },
      identity: { type: 'UserAssigned', identity_ids: [identity.ref('id')] },
      kubelet_identity: {
        client_id: machines.ref('client_id'),
        object_id: machines.ref('principal_id'),
        user_assigned_identity_id: machines.ref('id'),
      },
      key_vault_secrets_provider: { secret_rotation_enabled: true },
      network_profile: {
        network_plugin: 'azure',
        network_plugin_mode: 'overlay',
        network_data_plane: 'cilium',
        network_policy: 'cilium',
        load_balancer_sku: 'standard',
        outbound_type: 'loadBalancer',
      },
      default_node_pool: {
        name: 'main',
        vm_size: scope.value(
          'machine',
          'size of the machines.',
          p => MACHINES[p.size],
        ),
        temporary_name_for_rotation: 'rotation',
        auto_scaling_enabled: true,
        min_count: scope.value(
          'min_nodes',
          'machines that always run.',
          leastNodes,
        ),
        max_count: scope.value(
          'max_nodes',
          'machines that run under load.',
          mostNodes,
        ),
        max_pods: 60,
        host_encryption_enabled: true,
        node_public_ip_enabled: false,
        os_disk_type: 'Ephemeral',
        os_disk_size_gb: DISK_GB,
        os_sku: 'AzureLinux',
        vnet_subnet_id: subnetId,
        ...(azure.zoned && { zones: ['1', '2', '3'] }),
        upgrade_settings: { max_surge: '33%' },
      },
    },
    {
      lifecycle: {
        // A lock would keep the rights of former users, too, and machines of
        // another size from taking the place of those that are there.
        ...preventDestroy(scope),
        // Patches and load change them.
        ignoreChanges: ['default_node_pool[0].node_count'],
      },
      dependsOn: ready,
      skips: [
        {
          checkov: 'CKV_AZURE_117',
          reason:
            'Disks of machines are ephemeral and encrypted at the host; nothing stays on them.',
        },
        {
          checkov: 'CKV_AZURE_232',
          reason:
            'One pool runs everything; another for the cluster itself would be two machines more.',
        },
        {
          checkov: 'CKV_AZURE_4',
          reason: 'A diagnostic setting sends its logs to the workspace.',
        },
        ...(scope.some(p => !p.highAvailability)
          ? [
              {
                checkov: 'CKV_AZURE_170',
                reason: 'Not every environment asks for high availability.',
              },
            ]
          : []),
      ],
    },
  );
}
