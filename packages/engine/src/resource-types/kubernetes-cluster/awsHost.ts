import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsCluster } from '../../clouds/aws/AwsImplementation';
import { certificateOf } from '../../clouds/kubernetes/certificateOf';
import { call, ref, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
const ADMINISTRATOR = 'AmazonEKSClusterAdminPolicy';

/** Lets Terraform put workloads into a cluster of the stack. */
export function openEks<P>(
  scope: NodeScope<P>,
  aws: AwsFoundation,
  cluster: BlockHandle,
): AwsCluster {
  const { label } = scope;
  const provenance = {
    reason: `Who may put workloads into ${label}.`,
    implicit: true,
  };
  const each = call(
    'toset',
    aws.values.variable(
      'cluster_administrators',
      'ARNs of IAM roles that administer the cluster: that of the pipeline, and of people.',
      () => ['arn:aws:iam::000000000000:role/terraform'],
    ),
  );
  const entry = scope.resource(
    'aws_eks_access_entry',
    undefined,
    {
      cluster_name: cluster.ref('name'),
      principal_arn: ref('each.value'),
      type: 'STANDARD',
    },
    { provenance, forEach: each },
  );
  const right = scope.resource(
    'aws_eks_access_policy_association',
    undefined,
    {
      cluster_name: cluster.ref('name'),
      principal_arn: ref('each.value'),
      policy_arn: `arn:${aws.partition}:eks::aws:cluster-access-policy/${ADMINISTRATOR}`,
      access_scope: { type: 'cluster' },
    },
    { provenance, forEach: each, dependsOn: [entry] },
  );
  // Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html
  const policies = scope.resource(
    'kubernetes_config_map_v1',
    'network_policies',
    {
      metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
      data: { 'enable-network-policy-controller': 'true' },
    },
    {
      dependsOn: [right],
      provenance: {
        reason: `Network policies hold in ${label}.`,
        implicit: true,
      },
    },
  );
  scope.notes.beforeFirstApply.add(
    'Set `cluster_administrators` to the IAM role that Terraform runs as, and those of people who look into the cluster.',
  );
  scope.notes.beforeFirstApply.add(
    `Make the cluster first, with \`-target=${right.address}\`: Terraform cannot plan what is inside of a cluster that is not there. Its API is private, so run Terraform inside the network.`,
  );
  return {
    cluster,
    securityGroupId: securityGroupOf(cluster),
    provider: eksProvider(aws, cluster),
    ready: [policies],
    nameServers: nameServersOf(cluster),
  };
}

/** A cluster that exists already; who applies must be let in there. */
export function findEks(
  scope: NodeScope,
  aws: AwsFoundation,
  name: string,
): AwsCluster {
  const cluster = aws.dataFile().data('aws_eks_cluster', 'workloads', { name });
  scope.notes.beforeFirstApply.add(
    'The cluster that exists must have the Pod Identity agent and network policies switched on, and an access entry for the IAM role that Terraform runs as. It must be in the network of the stack, or be connected with it.',
  );
  return {
    cluster,
    securityGroupId: securityGroupOf(cluster),
    provider: eksProvider(aws, cluster),
    ready: [],
    nameServers: nameServersOf(cluster),
  };
}

function securityGroupOf(cluster: BlockHandle): Value {
  return cluster.ref('vpc_config', 0, 'cluster_security_group_id');
}

/** Machines of EKS answer names themselves, under an address of services. */
function nameServersOf(cluster: BlockHandle): Value[] {
  return [cluster.ref('kubernetes_network_config', 0, 'service_ipv4_cidr')];
}

/** A token for each run, which is in no state. */
function eksProvider(
  aws: AwsFoundation,
  cluster: BlockHandle,
): Record<string, Value> {
  return {
    host: cluster.ref('endpoint'),
    cluster_ca_certificate: certificateOf(
      cluster.ref('certificate_authority', 0, 'data'),
    ),
    exec: {
      api_version: 'client.authentication.k8s.io/v1beta1',
      command: 'aws',
      args: [
        'eks',
        'get-token',
        '--region',
        aws.region,
        '--cluster-name',
        cluster.ref('name'),
      ],
    },
  };
}
