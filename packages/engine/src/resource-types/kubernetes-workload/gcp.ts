import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpAccount,
  GcpCluster,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { UNTAGGED_DAYS, writeRepository } from '../../clouds/gcp/repository';
import { ContainerEnvironment } from '../../clouds/kubernetes/container';
import { createServiceAccount } from '../../clouds/kubernetes/createDeployment';
import type { Hosted } from '../../clouds/kubernetes/KubernetesHost';
import { openWay } from '../../clouds/kubernetes/networkPolicy';
import { preventDestroy } from '../../clouds/preventDestroy';
import { template, type BlockHandle, type Value } from '../../terraform';
import { deployContainer } from '../deployContainer';
import { gkeAutopilot } from '../kubernetes-cluster/gcp';
import { findGke } from '../kubernetes-cluster/gcpHost';
import { generatedCluster } from '../kubernetes-cluster/generatedCluster';
import type { NodeScope } from '../NodeScope';
import type { KubernetesWorkloadParameters } from './definition';
import { addSecretReference, openPods } from './pods';

type Scope = NodeScope<KubernetesWorkloadParameters>;

/** Source: https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity#authenticating_to */
const IDENTITY_SERVER = '169.254.169.254';

export const gkeWorkload: GcpImplementation<KubernetesWorkloadParameters> = {
  name: 'gke',
  title: 'Deployment on GKE',
  build(scope, gcp) {
    const node = scope as unknown as NodeScope;
    const host = hostOf(scope, gcp);
    const { cluster, namespace, networkTag } = host;
    const name = namespace.nameOf(node);
    const environment = new ContainerEnvironment();
    const account = gcp.identity.account(
      node,
      `What ${scope.label} may do in Google Cloud.`,
    );
    const serviceAccount = createServiceAccount(node, namespace, {
      'iam.gke.io/gcp-service-account': account.email,
    });
    const dependsOn = [actAs(scope, gcp, { account, serviceAccount, host })];
    deployContainer(scope, namespace, {
      image: imageOf(scope, gcp, host, dependsOn),
      architecture: scope.structural(p => p.architecture),
      environment,
      serviceAccount,
      dependsOn,
    });
    openToGoogle(scope, gcp, host);
    return {
      provides: { pods: { name, port: scope.structural(p => p.port) } },
      consumes: {
        runsIn: cluster,
        openPods: openPods(node, namespace),
        account,
        networkTag,
        addEnvironment: (key, value) => environment.add(key, value),
        openWay: ({ ports, ...place }, provider, reason) =>
          ports.forEach((port, index) =>
            openWay(node, namespace, {
              from: name,
              to: { ...place, port },
              suffix:
                index === 0 ? provider.address : `${provider.address}_${port}`,
              reason,
            }),
          ),
        startAfter: block => dependsOn.push(block),
        addSecret: (key, { secret }) =>
          addSecretReference(node, environment, key, {
            reference: secret.ref('id'),
          }),
      },
    };
  },
};

function hostOf(scope: Scope, gcp: GcpFoundation): Hosted<GcpCluster> {
  const node = scope as unknown as NodeScope;
  const name = scope.structural(p => p.cluster);
  return gcp.kubernetes.for(node, {
    ...(name !== undefined && {
      existing: { name, find: () => findGke(node, gcp, name) },
    }),
    own: () => {
      gkeAutopilot.build(generatedCluster(node, gcp), gcp);
    },
  });
}

/** The one Kubernetes identity that may act as the Google identity. */
function actAs(
  scope: Scope,
  gcp: GcpFoundation,
  options: {
    account: GcpAccount;
    serviceAccount: BlockHandle;
    host: Hosted<GcpCluster>;
  },
): BlockHandle {
  const { account, serviceAccount, host } = options;
  return scope.resource(
    'google_service_account_iam_member',
    undefined,
    {
      service_account_id: template(
        'projects/',
        gcp.projectId(),
        '/serviceAccounts/',
        account.email,
      ),
      role: 'roles/iam.workloadIdentityUser',
      member: template(
        'serviceAccount:',
        gcp.projectId(),
        '.svc.id.goog[',
        host.namespace.name(),
        '/',
        serviceAccount.ref('metadata', 0, 'name'),
        ']',
      ),
    },
    {
      // The pool of identities comes with the first cluster.
      dependsOn: [host.cluster],
      provenance: {
        reason: `Pods of ${scope.label} act with their own account.`,
        implicit: true,
      },
    },
  );
}

/** The server that hands out the identity, and Google's APIs. */
function openToGoogle(
  scope: Scope,
  gcp: GcpFoundation,
  { namespace }: Hosted<GcpCluster>,
): void {
  const node = scope as unknown as NodeScope;
  const from = namespace.nameOf(node);
  openWay(node, namespace, {
    from,
    to: { address: IDENTITY_SERVER, port: 80 },
    suffix: 'identity',
    reason: `${scope.label} gets its identity from the server of its machine.`,
  });
  openWay(node, namespace, {
    from,
    to: { internet: true },
    suffix: 'services',
    reason: `${
      scope.label
    } talks to Google’s APIs; the network’s firewall lets out nothing else${
      scope.environments.some(name => gcp.network.hasNat(name))
        ? ', but through NAT'
        : ''
    }.`,
  });
}

function imageOf(
  scope: Scope,
  gcp: GcpFoundation,
  { machines }: Hosted<GcpCluster>,
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
  const repository = writeRepository(scope, gcp, {
    immutable: true,
    untaggedDays: UNTAGGED_DAYS,
    reason: `No image is named for ${scope.label}; it is pushed here.`,
    lifecycle: preventDestroy(scope, 'its image repository'),
  });
  if (machines) {
    ready.push(
      scope.resource(
        'google_artifact_registry_repository_iam_member',
        'pull',
        {
          location: repository.ref('location'),
          repository: repository.ref('name'),
          role: 'roles/artifactregistry.reader',
          member: machines.member,
        },
        {
          provenance: {
            reason: `Machines of the cluster pull the image of ${scope.label}.`,
            implicit: true,
          },
        },
      ),
    );
  }
  return template(
    `${gcp.region}-docker.pkg.dev/`,
    gcp.projectId(),
    '/',
    repository.ref('repository_id'),
    '/app:',
    tag,
  );
}
