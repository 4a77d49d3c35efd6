import type { CivoFoundation } from '../../clouds/civo/CivoFoundation';
import type {
  CivoImplementation,
  CivoTarget,
} from '../../clouds/civo/CivoImplementation';
import { imageOf } from '../../clouds/civo/image';
import { INGRESS } from '../../clouds/civo/CivoKubernetes';
import { publish } from '../../clouds/civo/publish';
import { ContainerEnvironment } from '../../clouds/kubernetes/container';
import { PodVolumes } from '../../clouds/kubernetes/volumes';
import { createServiceAccount } from '../../clouds/kubernetes/createDeployment';
import { openToIngress } from '../../clouds/kubernetes/createIngress';
import { deployContainer } from '../deployContainer';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

export const civoKubernetes: CivoImplementation<ContainerServiceParameters> = {
  name: 'kubernetes',
  title: 'Kubernetes on Civo',
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
    const { namespace } = civo.kubernetes;
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
    const name = namespace.nameOf(node);
    const target = {
      service: service.ref('metadata', 0, 'name'),
      pods: name,
      port,
    };
    if (scope.structural(p => p.exposure) === 'internet') {
      expose(scope, civo, target);
    }
    return {
      provides: {
        network: { pods: name, port },
        target,
        environment: { URL: `http://${name}:${port}` },
      },
      consumes: {
        pods: name,
        addEnvironment: (key, value) => environment.add(key, value),
        addSecret: (key, secret) => environment.addSecret(key, secret),
        mount: volume => volumes.add(volume),
      },
    };
  },
};

function expose(
  scope: Scope,
  civo: CivoFoundation,
  { service, pods, port }: CivoTarget,
): void {
  const node = scope as unknown as NodeScope;
  openToIngress(node, civo.kubernetes.namespace, {
    controllerNamespace: INGRESS.controllerNamespace,
    suffix: 'from_ingress',
    name: `${pods}-from-ingress`,
    pods,
    port,
    reason: `The internet reaches ${scope.label} through the cluster’s ingress controller.`,
  });
  publish(scope, civo, () => [{ path: '/', service, port }]);
}
