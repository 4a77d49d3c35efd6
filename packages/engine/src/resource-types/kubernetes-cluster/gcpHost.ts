import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpAccount,
  GcpCluster,
} from '../../clouds/gcp/GcpImplementation';
import { certificateOf } from '../../clouds/kubernetes/certificateOf';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** Source: https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache and https://cloud.google.com/kubernetes-engine/docs/how-to/cloud-dns */
const NAME_SERVERS = ['169.254.20.10/32', '169.254.169.254/32'];

/** Lets Terraform put workloads into a cluster of the stack. */
export function openGke<P>(
  scope: NodeScope<P>,
  made: { cluster: BlockHandle; machines: GcpAccount; networkTag: Value },
): GcpCluster {
  const { cluster } = made;
  scope.notes.beforeFirstApply.add(
    `Make the cluster first, with \`-target=${cluster.address}\`: Terraform cannot plan what is inside of a cluster that is not there. Its API is private, so run Terraform inside the network, with \`gke-gcloud-auth-plugin\` installed.`,
  );
  return {
    ...made,
    provider: gkeProvider(cluster),
    ready: [cluster],
    nameServers: NAME_SERVERS,
  };
}

/** A cluster that exists already; who applies must be let in there. */
export function findGke(
  scope: NodeScope,
  gcp: GcpFoundation,
  name: string,
): GcpCluster {
  const cluster = gcp.dataFile().data('google_container_cluster', 'workloads', {
    name,
    location: gcp.region,
  });
  scope.notes.beforeFirstApply.add(
    'The cluster that exists must have Workload Identity and network policies switched on, and its machines must be allowed to pull the images. Ways from it to addresses inside the network are those that its own firewall opens.',
  );
  return {
    cluster,
    provider: gkeProvider(cluster),
    ready: [],
    nameServers: NAME_SERVERS,
  };
}

/** A token for each run, which is in no state. */
function gkeProvider(cluster: BlockHandle): Record<string, Value> {
  return {
    host: template('https://', cluster.ref('endpoint')),
    cluster_ca_certificate: certificateOf(
      cluster.ref('master_auth', 0, 'cluster_ca_certificate'),
    ),
    exec: {
      api_version: 'client.authentication.k8s.io/v1beta1',
      command: 'gke-gcloud-auth-plugin',
    },
  };
}
