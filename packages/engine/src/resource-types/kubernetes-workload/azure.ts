import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureCluster,
  AzureImplementation,
} from '../../clouds/azure/AzureImplementation';
import { ContainerEnvironment } from '../../clouds/kubernetes/container';
import { createServiceAccount } from '../../clouds/kubernetes/createDeployment';
import type { Hosted } from '../../clouds/kubernetes/KubernetesHost';
import { openWay } from '../../clouds/kubernetes/networkPolicy';
import { template, type BlockHandle, type Value } from '../../terraform';
import { deployContainer } from '../deployContainer';
import { aks } from '../kubernetes-cluster/azure';
import { findAks } from '../kubernetes-cluster/azureHost';
import { generatedCluster } from '../kubernetes-cluster/generatedCluster';
import type { NodeScope } from '../NodeScope';
import type { KubernetesWorkloadParameters } from './definition';
import { addSecretReference, openPods } from './pods';

type Scope = NodeScope<KubernetesWorkloadParameters>;

export const aksWorkload: AzureImplementation<KubernetesWorkloadParameters> = {
  name: 'aks',
  title: 'Deployment on Azure Kubernetes Service',
  limits: [
    {
      // A lock would keep the rights of former users in place, too.
      parameter: 'deletionProtection',
      applies: p => p.deletionProtection && p.image === undefined,
      message:
        'Its images are in the registry of the stack, which is not protected against deletion.',
      mend: 'Name an image in a registry of your own, or read plans before they are applied.',
    },
    {
      parameter: 'architecture',
      applies: p => p.architecture === 'arm64',
      effect: 'none',
      message: 'Machines of the cluster have x86_64 processors.',
      mend: 'Build the image for x86_64, or for both.',
    },
  ],
  build(scope, azure) {
    const node = scope as unknown as NodeScope;
    const host = hostOf(scope, azure);
    const { cluster, namespace } = host;
    const name = namespace.nameOf(node);
    const environment = new ContainerEnvironment();
    const identity = azure.identity.create(node);
    // Source: https://learn.microsoft.com/azure/aks/workload-identity-overview#service-account-labels-and-annotations
    const serviceAccount = createServiceAccount(node, namespace, {
      'azure.workload.identity/client-id': identity.ref('client_id'),
    });
    const dependsOn = [actAs(scope, azure, { identity, serviceAccount, host })];
    deployContainer(scope, namespace, {
      image: imageOf(scope, azure, host, dependsOn),
      architecture: 'x86_64',
      environment,
      serviceAccount,
      podLabels: { 'azure.workload.identity/use': 'true' },
      dependsOn,
    });
    openToAzure(scope, azure, host);
    return {
      provides: { pods: { name, port: scope.structural(p => p.port) } },
      consumes: {
        runsIn: cluster,
        openPods: openPods(node, namespace),
        identity,
        subnet: 'clusters',
        startAfter: block => {
          if (!dependsOn.includes(block)) {
            dependsOn.push(block);
          }
        },
        addEnvironment: (key, value) => environment.add(key, value),
        addSecret: (key, { uri }) =>
          addSecretReference(node, environment, key, { reference: uri }),
      },
    };
  },
};

function hostOf(scope: Scope, azure: AzureFoundation): Hosted<AzureCluster> {
  const node = scope as unknown as NodeScope;
  const name = scope.structural(p => p.cluster);
  return azure.kubernetes.for(node, {
    ...(name !== undefined && {
      existing: { name, find: () => findAks(node, azure, name) },
    }),
    own: () => {
      aks.build(generatedCluster(node, azure), azure);
    },
  });
}

/** The one Kubernetes identity that may act as the managed identity. */
function actAs(
  scope: Scope,
  azure: AzureFoundation,
  options: {
    identity: BlockHandle;
    serviceAccount: BlockHandle;
    host: Hosted<AzureCluster>;
  },
): BlockHandle {
  const { identity, serviceAccount, host } = options;
  return scope.resource(
    'azurerm_federated_identity_credential',
    undefined,
    {
      ...azure.grouped(),
      name: azure.name(scope as unknown as NodeScope, { maxLength: 120 }),
      parent_id: identity.ref('id'),
      audience: ['api://AzureADTokenExchange'],
      issuer: host.cluster.ref('oidc_issuer_url'),
      subject: template(
        'system:serviceaccount:',
        host.namespace.name(),
        ':',
        serviceAccount.ref('metadata', 0, 'name'),
      ),
    },
    {
      provenance: {
        reason: `Pods of ${scope.label} act with their own identity.`,
        implicit: true,
      },
    },
  );
}

/** Entra and Azure’s APIs, and the private addresses that connections open. */
function openToAzure(
  scope: Scope,
  azure: AzureFoundation,
  { namespace }: Hosted<AzureCluster>,
): void {
  const node = scope as unknown as NodeScope;
  const from = namespace.nameOf(node);
  openWay(node, namespace, {
    from,
    to: { internet: true },
    suffix: 'services',
    reason: `${scope.label} gets tokens from Entra, which has public addresses.`,
  });
  openWay(node, namespace, {
    from,
    to: { range: azure.network.endpointRange() },
    suffix: 'endpoints',
    reason: `${scope.label} reaches private addresses of Azure’s services; the network opens those of its connections.`,
  });
}

function imageOf(
  scope: Scope,
  azure: AzureFoundation,
  { pullImages }: Hosted<AzureCluster>,
  ready: BlockHandle[],
): Value {
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const given = scope.structural(p => p.image);
  if (given !== undefined) {
    return template(given, ':', tag);
  }
  ready.push(pullImages(), ...azure.registry.ready('clusters'));
  return template(
    azure.registry.server('clusters'),
    `/${scope.address.replace(/_+/g, '-')}:`,
    tag,
  );
}
