import type { ContainerEnvironment } from '../clouds/kubernetes/container';
import { createDeployment } from '../clouds/kubernetes/createDeployment';
import type { PodVolumes } from '../clouds/kubernetes/volumes';
import type { KubernetesNamespace } from '../clouds/kubernetes/KubernetesNamespace';
import { POD_SIZES } from '../clouds/kubernetes/sizes';
import type { BlockHandle, Value } from '../terraform';
import type { NodeScope } from './NodeScope';

/** What services and workloads both say of their container. */
interface ContainerParameters {
  readonly size: keyof typeof POD_SIZES;
  readonly highAvailability: boolean;
  readonly port: number;
  readonly healthCheckPath: string;
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
}

/** Runs a node's container in a cluster, as its parameters say. */
export function deployContainer<P extends ContainerParameters>(
  scope: NodeScope<P>,
  namespace: KubernetesNamespace,
  options: {
    readonly image: Value;
    readonly architecture: string;
    readonly environment: ContainerEnvironment;
    readonly volumes?: PodVolumes;
    readonly serviceAccount: BlockHandle;
    readonly podLabels?: { readonly [key: string]: Value };
    readonly dependsOn?: readonly BlockHandle[];
  },
): { deployment: BlockHandle; service: BlockHandle } {
  const least = (p: P) => p.minReplicas ?? (p.highAvailability ? 2 : 1);
  return createDeployment(scope as unknown as NodeScope, namespace, {
    dependsOn: [],
    ...options,
    port: scope.structural(p => p.port),
    healthCheckPath: scope.value(
      'health_check_path',
      'path that answers when it is well.',
      p => p.healthCheckPath,
    ),
    cpu: scope.value('cpu', 'processors.', p => POD_SIZES[p.size].cpu),
    memory: scope.value('memory', 'memory.', p => POD_SIZES[p.size].memory),
    minReplicas: scope.value('min_replicas', 'copies that always run.', least),
    maxReplicas: scope.value('max_replicas', 'copies that run under load.', p =>
      Math.max(p.maxReplicas ?? least(p) * 3, least(p)),
    ),
  });
}
