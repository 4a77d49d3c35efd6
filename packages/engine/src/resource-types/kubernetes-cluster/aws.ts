import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  Statement,
} from '../../clouds/aws/AwsImplementation';
import { policyDocument } from '../../clouds/aws/policy';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { KubernetesClusterParameters } from './definition';
import { openEks } from './awsHost';
import { CHOOSES_MACHINES } from './limits';

type Scope = NodeScope<KubernetesClusterParameters>;

/** Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const NAME_LENGTH = 100;

/** All that a control plane can log. */
const LOGS = [
  'api',
  'audit',
  'authenticator',
  'controllerManager',
  'scheduler',
];

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html */
const CLUSTER_POLICIES = [
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
];

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html */
const NODE_POLICIES = [
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEKSWorkerNodeMinimalPolicy',
];

/** What machines without a way to the internet need to join and to run pods. */
const APIS = [
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'eks-auth',
  'elasticloadbalancing',
  'logs',
  's3',
  'sts',
] as const;

export const eks: AwsImplementation<KubernetesClusterParameters> = {
  name: 'eks',
  title: 'Amazon EKS',
  limits: [
    ...CHOOSES_MACHINES,
    {
      parameter: 'size',
      applies: p => p.size !== 'small',
      message: 'Auto Mode makes machines as large as pods ask for.',
    },
  ],
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const cluster = createCluster(scope, aws);
    const group = cluster.ref('vpc_config', 0, 'cluster_security_group_id');
    for (const api of APIS) {
      aws.network.reachApi(node, group, api);
    }
    aws.network.reachEndpoints(node, group);
    const describe: Statement = {
      sid: 'DescribeCluster',
      actions: ['eks:DescribeCluster'],
      resources: [cluster.ref('arn')],
    };
    const remark = {
      code: 'cluster-access-needed',
      message:
        'AWS lets the consumer find the cluster; what it may do inside is given by an access entry.',
      mend: 'Make an aws_eks_access_entry for its role in a custom*.tf file.',
    };
    aws.kubernetes.offer(node, () => openEks(scope, aws, cluster));
    scope.output('name', 'name of the cluster.', cluster.ref('name'));
    return {
      provides: {
        cluster,
        network: { securityGroupId: group, port: 443 },
        grants: { read: [describe], admin: [describe] },
        environment: {
          NAME: cluster.ref('name'),
          ENDPOINT: cluster.ref('endpoint'),
        },
        remarks: { read: remark, admin: remark },
      },
    };
  },
};

function createCluster(scope: Scope, aws: AwsFoundation): BlockHandle {
  const node = scope as unknown as NodeScope;
  const name = aws.name(node, { maxLength: NAME_LENGTH });
  const control = role(scope, aws, {
    suffix: undefined,
    service: 'eks.amazonaws.com',
    policies: CLUSTER_POLICIES,
    reason: `What ${scope.label} does in AWS: machines, addresses, volumes and load balancers.`,
  });
  const machines = role(scope, aws, {
    suffix: 'nodes',
    service: 'ec2.amazonaws.com',
    policies: NODE_POLICIES,
    reason: `What machines of ${scope.label} may do: join it, and pull images.`,
  });
  // EKS would make it, open to read and kept for ever.
  const logs = aws.logs.group(node, {
    path: '/aws/eks/',
    name: [name, '/cluster'],
    reason: `What the control plane of ${scope.label} does.`,
  });
  return scope.resource(
    'aws_eks_cluster',
    undefined,
    {
      name,
      version: scope.value(
        'version',
        'minor version of Kubernetes.',
        p => p.version,
      ),
      role_arn: control.role.ref('arn'),
      bootstrap_self_managed_addons: false,
      enabled_cluster_log_types: LOGS,
      access_config: {
        authentication_mode: 'API',
        bootstrap_cluster_creator_admin_permissions: false,
      },
      compute_config: {
        enabled: true,
        node_pools: ['general-purpose', 'system'],
        node_role_arn: machines.role.ref('arn'),
      },
      encryption_config: {
        resources: ['secrets'],
        provider: { key_arn: aws.encryption.keyArn() },
      },
      kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
      storage_config: { block_storage: { enabled: true } },
      upgrade_policy: { support_type: 'STANDARD' },
      vpc_config: {
        subnet_ids: aws.network.privateSubnetIds(),
        endpoint_private_access: true,
        endpoint_public_access: false,
      },
    },
    {
      dependsOn: [logs, ...control.policies, ...machines.policies],
      // AWS has a switch for it, which version 5 of the provider does not know.
      lifecycle: preventDestroy(scope),
    },
  );
}

/** A role with policies of AWS's own, as EKS wants them. */
function role(
  scope: Scope,
  aws: AwsFoundation,
  options: {
    suffix: string | undefined;
    service: string;
    policies: readonly string[];
    reason: string;
  },
): { role: BlockHandle; policies: BlockHandle[] } {
  const { suffix, service, reason } = options;
  const provenance = { reason, implicit: true };
  const made = scope.resource(
    'aws_iam_role',
    suffix,
    {
      name: aws.name(scope as unknown as NodeScope, { maxLength: 64 }, suffix),
      assume_role_policy: trust(service, aws),
    },
    { provenance },
  );
  const policies = options.policies.map(policy =>
    scope.resource(
      'aws_iam_role_policy_attachment',
      policy
        .replace(/^Amazon/, '')
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase(),
      {
        role: made.ref('name'),
        policy_arn: `arn:${aws.partition}:iam::aws:policy/${policy}`,
      },
      { provenance },
    ),
  );
  return { role: made, policies };
}

/** Machines' own service does not say for which account it acts. */
function trust(service: string, aws: AwsFoundation): Value {
  const isControl = service === 'eks.amazonaws.com';
  return policyDocument([
    {
      Effect: 'Allow',
      Action: isControl
        ? ['sts:AssumeRole', 'sts:TagSession']
        : 'sts:AssumeRole',
      Principal: { Service: service },
      ...(isControl && {
        Condition: {
          StringEquals: { 'aws:SourceAccount': aws.accountId() },
        },
      }),
    },
  ]);
}
