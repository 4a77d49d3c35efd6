import type { CivoFoundation } from '../../clouds/civo/CivoFoundation';
import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { ContainerEnvironment } from '../../clouds/kubernetes/container';
import { PodVolumes } from '../../clouds/kubernetes/volumes';
import { createServiceAccount } from '../../clouds/kubernetes/createDeployment';
import type { BlockHandle } from '../../terraform';
import { imageOf } from '../../clouds/civo/image';
import { deployContainer } from '../deployContainer';
import type { NodeScope } from '../NodeScope';
import type { KubernetesWorkloadParameters } from './definition';

type Scope = NodeScope<KubernetesWorkloadParameters>;

export const civoWorkload: CivoImplementation<KubernetesWorkloadParameters> = {
  name: 'kubernetes',
  title: 'Deployment on Civo Kubernetes',
  limits: [
    {
      parameter: 'architecture',
      applies: p => p.architecture === 'arm64',
      effect: 'none',
      message: 'Civo’s machines have x86_64 processors only.',
      mend: 'Build the image for x86_64, or for both.',
    },
  ],
  build(scope, civo) {
    const node = scope as unknown as NodeScope;
    const cluster = clusterOf(scope, civo);
    const { namespace } = civo.kubernetes;
    const name = namespace.nameOf(node);
    const port = scope.structural(p => p.port);
    const environment = new ContainerEnvironment();
    const volumes = new PodVolumes();
    const { service } = deployContainer(scope, namespace, {
      image: imageOf(scope),
      architecture: 'x86_64',
      environment,
      volumes,
      serviceAccount: createServiceAccount(node, namespace),
    });
    return {
      provides: {
        network: { pods: name, port },
        target: {
          service: service.ref('metadata', 0, 'name'),
          pods: name,
          port,
        },
        environment: { URL: `http://${name}:${port}` },
      },
      consumes: {
        runsIn: cluster,
        pods: name,
        addEnvironment: (key, value) => environment.add(key, value),
        addSecret: (key, secret) => environment.addSecret(key, secret),
        mount: volume => volumes.add(volume),
      },
    };
  },
};

/** All containers of a stack run in one cluster: the one of the catalog, first. */
function clusterOf(scope: Scope, civo: CivoFoundation): BlockHandle {
  const name = scope.structural(p => p.cluster);
  if (name !== undefined && !civo.kubernetes.find(name)) {
    scope.report('cluster', {
      severity: 'error',
      code: 'one-cluster-for-a-stack',
      message:
        'Containers of one stack run in one cluster, and others of the stack run elsewhere.',
      mend: 'Name the same cluster everywhere and have none in the stack, or put the workload into a system of its own.',
    });
  }
  return civo.kubernetes.cluster();
}
