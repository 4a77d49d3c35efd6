import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { VERSION } from '../../clouds/civo/CivoKubernetes';
import { clusterRules, outboundRules } from '../../clouds/civo/CivoNetwork';
import type { NodeScope } from '../NodeScope';
import { leastNodes, type KubernetesClusterParameters } from './definition';

/** Source: https://www.civo.com/docs/kubernetes/create-a-cluster */
const MACHINES = {
  small: 'g4s.kube.small',
  medium: 'g4s.kube.medium',
  large: 'g4s.kube.large',
};

/** There are no identities that rights in a cluster could be given to. */
const FILE_NEEDED = {
  code: 'cluster-file-needed',
  message:
    'Civo’s clusters are entered with an administrator’s file, which is not handed on.',
  mend: 'Fetch it with `civo kubernetes config`, make a user with fewer rights, and give that to the consumer as a secret.',
};

export const civoCluster: CivoImplementation<KubernetesClusterParameters> = {
  name: 'civo-kubernetes',
  title: 'Civo Kubernetes',
  limits: [
    {
      parameter: 'version',
      applies: p => !VERSION.startsWith(`${p.version}.`),
      message: `Civo’s stable version is ${VERSION}, so that is what it gets.`,
      mend: 'Set the variable of its version when `civo kubernetes versions` lists a newer one.',
    },
    {
      parameter: 'maxNodes',
      applies: p => p.maxNodes !== undefined,
      effect: 'none',
      message: 'Civo keeps the number of machines that it is given.',
      mend: 'Add Civo’s cluster autoscaler to the cluster.',
    },
    {
      parameter: 'deletionProtection',
      applies: p => p.deletionProtection,
      message: 'Civo does not protect clusters against deletion.',
      mend: 'Read plans before they are applied.',
    },
  ],
  build(scope, civo) {
    const node = scope as unknown as NodeScope;
    const firewall = civo.network.sharedFirewall(scope.file, scope.blockName, {
      reason: `Who reaches ${scope.label}: its API for administrators only.`,
      ingress: () => [
        ...clusterRules(civo.network.cidr()),
        ...civo.kubernetes.ingress(
          `civo_kubernetes_cluster.${scope.blockName}`,
        ),
      ],
      egress: outboundRules(civo.network.cidr()),
    });
    const cluster = scope.resource('civo_kubernetes_cluster', undefined, {
      name: civo.name(node, { maxLength: 63 }),
      region: civo.region,
      network_id: civo.network.id(),
      firewall_id: firewall.ref('id'),
      cluster_type: 'k3s',
      kubernetes_version: scope.variable(
        'kubernetes_version',
        'version of Kubernetes; `civo kubernetes versions` lists those there are.',
        () => VERSION,
      ),
      cni: 'cilium',
      write_kubeconfig: false,
      tags: civo.tagLine(),
      pools: {
        label: 'main',
        size: scope.value(
          'machine',
          'size of the machines.',
          p => MACHINES[p.size],
        ),
        node_count: scope.value(
          'nodes',
          'machines of the cluster.',
          leastNodes,
        ),
      },
    });
    civo.kubernetes.adopt(cluster);
    scope.notes.beforeFirstApply.add(
      'See which versions of Kubernetes Civo offers: `civo kubernetes versions`.',
    );
    scope.output('name', 'name of the cluster.', cluster.ref('name'));
    return {
      provides: {
        cluster,
        environment: {
          NAME: cluster.ref('name'),
          ENDPOINT: cluster.ref('api_endpoint'),
        },
        remarks: { read: FILE_NEEDED, admin: FILE_NEEDED },
      },
    };
  },
};
