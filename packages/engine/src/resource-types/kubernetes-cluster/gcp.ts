import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpAccount,
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { labelsToPassOn } from '../../clouds/gcp/labels';
import { RFC1035 } from '../../clouds/gcp/names';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { KubernetesClusterParameters } from './definition';
import { openGke } from './gcpHost';
import { openCluster, openMachines } from './gcpPaths';
import { podRange } from './gcpRanges';
import { CHOOSES_MACHINES } from './limits';

type Scope = NodeScope<KubernetesClusterParameters>;

/** Source: https://cloud.google.com/kubernetes-engine/docs/reference/rest/v1/projects.locations.clusters */
const NAME = { ...RFC1035, maxLength: 40 } as const;

export const gkeAutopilot: GcpImplementation<KubernetesClusterParameters> = {
  name: 'gke-autopilot',
  title: 'GKE Autopilot',
  limits: [
    ...CHOOSES_MACHINES,
    {
      parameter: 'size',
      applies: p => p.size !== 'small',
      message: 'Autopilot makes machines as large as pods ask for.',
    },
  ],
  build(scope, gcp) {
    const tag = gcp.name(scope as unknown as NodeScope, NAME);
    const { cluster, machines } = createCluster(scope, gcp, tag);
    openCluster(scope, gcp, tag, cluster);
    gcp.kubernetes.offer(scope as unknown as NodeScope, () =>
      openGke(scope, { cluster, machines, networkTag: tag }),
    );
    scope.output('name', 'name of the cluster.', cluster.ref('name'));
    const grant = (name: string, role: string): GcpGrant => ({
      name,
      role,
      type: 'google_project_iam_member',
      on: {
        project: gcp.projectId(),
        condition: {
          title: template('only ', cluster.ref('name')),
          expression: template('resource.name == "', cluster.ref('id'), '"'),
        },
      },
    });
    return {
      provides: {
        cluster,
        grants: {
          read: [grant('read', 'roles/container.viewer')],
          admin: [grant('administer', 'roles/container.admin')],
        },
        environment: {
          NAME: cluster.ref('name'),
          ENDPOINT: cluster.ref('endpoint'),
        },
      },
    };
  },
};

function createCluster(
  scope: Scope,
  gcp: GcpFoundation,
  tag: Value,
): { cluster: BlockHandle; machines: GcpAccount } {
  const node = scope as unknown as NodeScope;
  const { key, ready } = gcp.encryption.keyFor('container');
  const machines = gcp.identity.account(
    node,
    `What machines of ${scope.label} may do: write logs and metrics.`,
  );
  const mayRun = scope.resource(
    'google_project_iam_member',
    'nodes',
    {
      project: gcp.projectId(),
      // Source: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster#use_least_privilege_sa
      role: 'roles/container.defaultNodeServiceAccount',
      member: machines.member,
    },
    {
      provenance: {
        reason: `Machines of ${scope.label} write logs and metrics.`,
        implicit: true,
      },
    },
  );
  gcp.services.use('binaryauthorization');
  gcp.network.reachClusterImages();
  const mayTalk = openMachines(scope, gcp, tag);
  const cluster = scope.resource(
    'google_container_cluster',
    undefined,
    {
      name: gcp.name(node, NAME),
      location: gcp.region,
      enable_autopilot: true,
      deletion_protection: scope.value(
        'deletion_protection',
        'whether Terraform refuses to delete it.',
        p => p.deletionProtection,
      ),
      min_master_version: scope.value(
        'version',
        'minor version of Kubernetes.',
        p => p.version,
      ),
      network: gcp.network.id(),
      subnetwork: gcp.network.subnetId(),
      networking_mode: 'VPC_NATIVE',
      // The provider's own labels do not reach clusters.
      resource_labels: labelsToPassOn(
        gcp,
        scope.isImplicit ? undefined : node.node,
      ),
      ip_allocation_policy: { stack_type: 'IPV4', ...podRange(scope, gcp) },
      // By it the firewall knows the machines.
      node_pool_auto_config: { network_tags: { tags: [tag] } },
      private_cluster_config: {
        enable_private_nodes: true,
        enable_private_endpoint: true,
      },
      // Without any range in it, only the network itself reaches the API.
      master_authorized_networks_config: {
        gcp_public_cidrs_access_enabled: false,
      },
      database_encryption: { state: 'ENCRYPTED', key_name: key },
      binary_authorization: {
        evaluation_mode: 'PROJECT_SINGLETON_POLICY_ENFORCE',
      },
      release_channel: { channel: 'REGULAR' },
      // Google no longer looks for vulnerabilities in what runs. Source:
      // https://cloud.google.com/kubernetes-engine/docs/deprecations/vulnerability-scanning-gkee
      security_posture_config: { mode: 'BASIC' },
      secret_manager_config: { enabled: true },
      master_auth: {
        client_certificate_config: { issue_client_certificate: false },
      },
      cluster_autoscaling: {
        auto_provisioning_defaults: {
          service_account: machines.email,
          oauth_scopes: ['https://www.googleapis.com/auth/cloud-platform'],
          boot_disk_kms_key: gcp.encryption.keyFor('compute').key,
        },
      },
    },
    {
      dependsOn: [
        ready,
        gcp.encryption.keyFor('compute').ready,
        mayRun,
        mayTalk,
      ],
      lifecycle: {
        // The channel upgrades it.
        ignoreChanges: ['min_master_version'],
      },
      skips: [
        {
          // Source: https://cloud.google.com/kubernetes-engine/docs/how-to/intranode-visibility
          checkov: 'CKV_GCP_61',
          reason:
            'Autopilot always shows what pods on one machine say to each other; the provider refuses the argument.',
        },
        {
          checkov: 'CKV_GCP_65',
          reason: 'Groups of Google Workspace are the organization’s choice.',
        },
      ],
    },
  );
  return { cluster, machines };
}
