import type { StackFoundation } from '../../clouds/StackFoundation';
import type { NodeScope } from '../NodeScope';
import { parameters, type KubernetesClusterParameters } from './definition';

/** Where a cluster is written that no entity asked for, as the standards want it. */
export function generatedCluster(
  scope: NodeScope,
  foundation: StackFoundation,
): NodeScope<KubernetesClusterParameters> {
  const { standards, document } = foundation;
  return scope.implicit({
    address: 'workloads',
    title: 'Cluster of the stack’s workloads',
    file: document.file('cluster.tf', {
      provenance: {
        reason: 'Workloads run in a cluster of the stack’s own.',
      },
    }),
    parameters: name => {
      const own = standards.environments.find(one => one.name === name);
      const wanted = [standards.parameters, own?.parameters ?? {}].flatMap(
        of => [of['*'] ?? {}, of['kubernetes-cluster'] ?? {}],
      );
      const known = Object.entries(Object.assign({}, ...wanted)).filter(
        ([key, value]) =>
          Object.hasOwn(parameters.shape, key) &&
          parameters.shape[key as keyof typeof parameters.shape].safeParse(
            value,
          ).success,
      );
      return parameters.parse(Object.fromEntries(known));
    },
  });
}
