import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureCluster } from '../../clouds/azure/AzureImplementation';
import { NOBODY } from '../../clouds/azure/nobody';
import { certificateOf } from '../../clouds/kubernetes/certificateOf';
import {
  call,
  ref,
  unary,
  variable,
  type BlockHandle,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** The application that AKS is in Entra, in all tenants. Source: https://azure.github.io/kubelogin/concepts/aks.html */
const SERVER_ID = '6dae42f8-4368-4678-94ff-3960e28e3630';

const SIGN_IN =
  'Install `kubelogin` where Terraform runs, and set `AAD_LOGIN_METHOD=workloadidentity` in pipelines that sign in with a federated identity.';

/** Lets Terraform put workloads into a cluster of the stack. */
export function openAks<P>(
  scope: NodeScope<P>,
  azure: AzureFoundation,
  { cluster, machines }: { cluster: BlockHandle; machines: BlockHandle },
): AzureCluster {
  const right = scope.resource(
    'azurerm_role_assignment',
    'administrators',
    {
      scope: cluster.ref('id'),
      role_definition_name: 'Azure Kubernetes Service RBAC Cluster Admin',
      principal_id: ref('each.value'),
    },
    {
      forEach: call(
        'toset',
        azure.values.variable(
          'cluster_administrators',
          'Object ids in Entra of who administers the cluster: the pipeline, and groups of people.',
          () => [NOBODY],
          {
            reminder: {
              condition: unary(
                '!',
                call('contains', variable('cluster_administrators'), NOBODY),
              ),
              errorMessage:
                'Nobody administers the clusters yet: set cluster_administrators to object ids of Entra before the first apply.',
            },
          },
        ),
      ),
      provenance: {
        reason: `Who may put workloads into ${scope.label}.`,
        implicit: true,
      },
    },
  );
  scope.notes.beforeFirstApply.add(
    `Set \`cluster_administrators\` to the object id of the identity that Terraform runs as. ${SIGN_IN}`,
  );
  scope.notes.beforeFirstApply.add(
    `Make the cluster first, with \`-target=${right.address}\`: Terraform cannot plan what is inside of a cluster that is not there. Its API is private, so run Terraform inside the network.`,
  );
  return {
    cluster,
    provider: aksProvider(azure, cluster),
    ready: [right],
    pullImages: pulling(scope, azure, machines.ref('principal_id')),
  };
}

/** A cluster that exists already; who applies must be let in there. */
export function findAks<P>(
  scope: NodeScope<P>,
  azure: AzureFoundation,
  name: string,
): AzureCluster {
  const cluster = azure
    .dataFile()
    .data('azurerm_kubernetes_cluster', 'workloads', {
      name,
      resource_group_name: azure.values.variable(
        'cluster_resource_group',
        'Resource group of the cluster that exists already.',
        () => `rg-${name}`,
      ),
    });
  scope.notes.beforeFirstApply.add(
    `The cluster that exists must have its OIDC issuer, workload identity and network policies switched on, and be in the network of the stack or connected with it. Set \`cluster_resource_group\`, and let the identity that Terraform runs as in. ${SIGN_IN}`,
  );
  return {
    cluster,
    provider: aksProvider(azure, cluster),
    ready: [],
    pullImages: pulling(
      scope,
      azure,
      cluster.ref('kubelet_identity', 0, 'object_id'),
    ),
  };
}

/** The machines' right to pull, which is given once for all workloads. */
function pulling<P>(
  scope: NodeScope<P>,
  azure: AzureFoundation,
  machines: Value,
): () => BlockHandle {
  let right: BlockHandle | undefined;
  return () => {
    right ??= scope.resource(
      'azurerm_role_assignment',
      'pull_images',
      {
        scope: azure.registry.pull('clusters').scope,
        role_definition_name: 'AcrPull',
        principal_id: machines,
        principal_type: 'ServicePrincipal',
      },
      {
        provenance: {
          reason:
            'Machines of the cluster pull images from the stack’s registry.',
          implicit: true,
        },
      },
    );
    return right;
  };
}

/** A token for each run, which is in no state; there are no local accounts. */
function aksProvider(
  azure: AzureFoundation,
  cluster: BlockHandle,
): Record<string, Value> {
  return {
    host: cluster.ref('kube_config', 0, 'host'),
    cluster_ca_certificate: certificateOf(
      cluster.ref('kube_config', 0, 'cluster_ca_certificate'),
    ),
    exec: {
      api_version: 'client.authentication.k8s.io/v1beta1',
      command: 'kubelogin',
      args: [
        'get-token',
        '--login',
        'azurecli',
        '--server-id',
        SERVER_ID,
        '--tenant-id',
        azure.client('tenant_id'),
      ],
    },
  };
}
