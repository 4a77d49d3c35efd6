import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { entityAnnotations } from '../../clouds/kubernetes/labels';
import type { NodeScope } from '../NodeScope';
import type { SecretParameters } from './definition';

/** Where the value stands in the secret. */
const KEY = 'value';

export const kubernetesSecret: CivoImplementation<SecretParameters> = {
  name: 'kubernetes-secret',
  title: 'Kubernetes Secret',
  limits: [
    {
      parameter: 'recoveryDays',
      applies: () => true,
      message: 'A deleted secret of Kubernetes cannot be brought back.',
      mend: 'Keep a copy where secrets are kept.',
    },
  ],
  build(scope, civo) {
    const node = scope as unknown as NodeScope;
    const { namespace } = civo.kubernetes;
    const name = namespace.nameOf(node);
    const secret = scope.resource(
      'kubernetes_secret_v1',
      undefined,
      {
        metadata: {
          name,
          namespace: namespace.name(),
          labels: namespace.labels(),
          annotations: entityAnnotations(node.node),
        },
        type: 'Opaque',
      },
      {
        comment: 'The value is not managed by Terraform.',
        lifecycle: { ignoreChanges: ['data'] },
      },
    );
    scope.notes.beforeFirstApply.add(
      `Set the values of secrets after they are made, each under the key \`${KEY}\`, so that pods can start: \`kubectl --namespace <namespace> patch secret ${name} --type merge --patch '{"stringData":{"${KEY}":"…"}}'\`.`,
    );
    const value = {
      VALUE: { secret: secret.ref('metadata', 0, 'name'), key: KEY },
    };
    return { provides: { secrets: { read: value, readwrite: value } } };
  },
};
