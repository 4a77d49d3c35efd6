import type { ContainerEnvironment } from '../../clouds/kubernetes/container';
import type { Pods } from '../../clouds/connectNodes';
import type { KubernetesNamespace } from '../../clouds/kubernetes/KubernetesNamespace';
import { openWay } from '../../clouds/kubernetes/networkPolicy';
import type { Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/**
 * Secrets stay where they are: the container gets the secret's name, and reads
 * it with its own identity when it starts.
 */
export function addSecretReference(
  scope: NodeScope,
  environment: ContainerEnvironment,
  name: string,
  secret: { readonly reference: Value; readonly member?: string },
): void {
  environment.add(`${name}_SECRET`, secret.reference);
  if (secret.member !== undefined) {
    environment.add(`${name}_SECRET_KEY`, secret.member);
  }
  scope.report(name, {
    severity: 'info',
    code: 'secret-by-reference',
    message: `Pods get no value of a secret: ${name}_SECRET says which one it is.`,
    mend: 'Read it with the workload’s identity when the container starts, through the cloud’s library.',
  });
}

/** Opens ways from a workload to others of the cluster. */
export function openPods(scope: NodeScope, namespace: KubernetesNamespace) {
  return ({ name, port }: Pods, provider: NodeScope, reason: string): void =>
    openWay(scope, namespace, {
      from: namespace.nameOf(scope),
      to: { pods: name, port },
      suffix: provider.address,
      reason,
    });
}
