import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsCluster,
  AwsImplementation,
} from '../../clouds/aws/AwsImplementation';
import { ContainerEnvironment } from '../../clouds/kubernetes/container';
import { createServiceAccount } from '../../clouds/kubernetes/createDeployment';
import type { Hosted } from '../../clouds/kubernetes/KubernetesHost';
import { openWay } from '../../clouds/kubernetes/networkPolicy';
import { imageOf } from '../../clouds/aws/imageRepository';
import { deployContainer } from '../deployContainer';
import { eks } from '../kubernetes-cluster/aws';
import { findEks } from '../kubernetes-cluster/awsHost';
import { generatedCluster } from '../kubernetes-cluster/generatedCluster';
import type { NodeScope } from '../NodeScope';
import type { KubernetesWorkloadParameters } from './definition';
import { addSecretReference, openPods } from './pods';

type Scope = NodeScope<KubernetesWorkloadParameters>;

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
const IDENTITY_AGENT = '169.254.170.23';

export const eksWorkload: AwsImplementation<KubernetesWorkloadParameters> = {
  name: 'eks',
  title: 'Deployment on Amazon EKS',
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const host = hostOf(scope, aws);
    const { cluster, namespace, securityGroupId } = host;
    const environment = new ContainerEnvironment();
    const identity = aws.identity.role(node, {
      service: 'pods.eks.amazonaws.com',
      reason: `What ${scope.label} may do in AWS.`,
    });
    const serviceAccount = createServiceAccount(node, namespace);
    const mayAct = scope.resource(
      'aws_eks_pod_identity_association',
      undefined,
      {
        cluster_name: cluster.ref('name'),
        namespace: namespace.name(),
        service_account: serviceAccount.ref('metadata', 0, 'name'),
        role_arn: identity.role.ref('arn'),
      },
      {
        provenance: {
          reason: `Pods of ${scope.label} act with their own role.`,
          implicit: true,
        },
      },
    );
    const dependsOn = [mayAct];
    deployContainer(scope, namespace, {
      // Machines of the cluster pull it; the workload itself need not.
      image: imageOf(scope, aws, () => {}),
      architecture: scope.structural(p => p.architecture),
      environment,
      serviceAccount,
      dependsOn,
    });
    // Containers that start before they are allowed to fail.
    aws.onFinish(() => dependsOn.unshift(...identity.policies));
    const name = namespace.nameOf(node);
    openToAws(scope, aws, host);
    return {
      provides: { pods: { name, port: scope.structural(p => p.port) } },
      consumes: {
        runsIn: cluster,
        openPods: openPods(node, namespace),
        securityGroupId,
        allow: identity.allow,
        addEnvironment: (key, value) => environment.add(key, value),
        openWay: (port, provider, reason) =>
          openWay(node, namespace, {
            from: name,
            to: { range: aws.network.cidr, port },
            suffix: provider.address,
            reason,
          }),
        addSecret: (key, { arn, key: member }) => {
          addSecretReference(node, environment, key, {
            reference: arn,
            member,
          });
          aws.network.reachApi(node, securityGroupId, 'secretsmanager');
          identity.allow({
            sid: 'ReadSecrets',
            actions: ['secretsmanager:GetSecretValue'],
            resources: [arn],
          });
          identity.allow({
            sid: 'DecryptSecrets',
            actions: ['kms:Decrypt'],
            resources: [aws.encryption.keyArn()],
          });
        },
      },
    };
  },
};

function hostOf(scope: Scope, aws: AwsFoundation): Hosted<AwsCluster> {
  const node = scope as unknown as NodeScope;
  const name = scope.structural(p => p.cluster);
  return aws.kubernetes.for(node, {
    ...(name !== undefined && {
      existing: { name, find: () => findEks(node, aws, name) },
    }),
    own: () => {
      eks.build(generatedCluster(node, aws), aws);
    },
  });
}

/** The agent that hands out the identity, and AWS's APIs inside the network. */
function openToAws(
  scope: Scope,
  aws: AwsFoundation,
  { namespace }: Hosted<AwsCluster>,
): void {
  const node = scope as unknown as NodeScope;
  const from = namespace.nameOf(node);
  openWay(node, namespace, {
    from,
    to: { address: IDENTITY_AGENT, port: 80 },
    suffix: 'identity',
    reason: `${scope.label} gets its identity from the agent of its machine.`,
  });
  openWay(node, namespace, {
    from,
    to: { range: aws.network.cidr, port: 443 },
    suffix: 'endpoints',
    reason: `${scope.label} talks to AWS’s APIs inside the network.`,
  });
  if (scope.environments.some(name => aws.network.hasNat(name))) {
    openWay(node, namespace, {
      from,
      to: { internet: true },
      suffix: 'internet',
      reason: 'The standards give private subnets a way out through NAT.',
    });
  }
}
