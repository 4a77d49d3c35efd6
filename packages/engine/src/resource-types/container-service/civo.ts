import type { CivoFoundation } from '../../clouds/civo/CivoFoundation';
import type { CivoImplementation } from '../../clouds/civo/CivoImplementation';
import { imageOf } from '../../clouds/civo/image';
import { INGRESS } from '../../clouds/civo/CivoKubernetes';
import { ContainerEnvironment } from '../../clouds/kubernetes/container';
import { createServiceAccount } from '../../clouds/kubernetes/createDeployment';
import {
  createIngress,
  openToIngress,
} from '../../clouds/kubernetes/createIngress';
import { template, type Value } from '../../terraform';
import { deployContainer } from '../deployContainer';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/** Time that name servers keep a record, in seconds. */
const DNS_TTL = 600;

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
    const { service } = deployContainer(scope, namespace, {
      image: imageOf(scope),
      architecture: 'x86_64',
      environment,
      serviceAccount: createServiceAccount(node, namespace),
    });
    if (scope.structural(p => p.exposure) === 'internet') {
      expose(scope, civo, service.ref('metadata', 0, 'name'), port);
    }
    const name = namespace.nameOf(node);
    return {
      provides: {
        network: { pods: name, port },
        environment: { URL: `http://${name}:${port}` },
      },
      consumes: {
        pods: name,
        addEnvironment: (key, value) => environment.add(key, value),
        addSecret: (key, secret) => environment.addSecret(key, secret),
      },
    };
  },
};

function expose(
  scope: Scope,
  civo: CivoFoundation,
  service: Value,
  port: number,
): void {
  const node = scope as unknown as NodeScope;
  const { namespace } = civo.kubernetes;
  civo.kubernetes.exposeIngress();
  const host = scope.value(
    'domain_name',
    'host name on the internet.',
    (p, environment) => p.domainName ?? civo.domainName(node, environment),
  );
  openToIngress(node, namespace, {
    controllerNamespace: INGRESS.controllerNamespace,
    port,
  });
  const { certificate } = createIngress(node, namespace, {
    className: INGRESS.className,
    host,
    routes: () => [{ path: '/', service, port }],
    annotations: {
      // Nothing is answered without TLS.
      'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure',
      'traefik.ingress.kubernetes.io/router.tls': 'true',
    },
  });
  scope.notes.beforeFirstApply.add(
    `Put the certificates of host names into the namespace, as secrets of the type \`kubernetes.io/tls\`, or let cert-manager do it: \`${certificate}\` is one of them.`,
  );
  if (scope.structural(p => p.domainName) === undefined) {
    scope.resource(
      'civo_dns_domain_record',
      undefined,
      {
        domain_id: civo.dnsZone().ref('id'),
        type: 'CNAME',
        name: scope.value(
          'dns_name',
          'name within the DNS zone.',
          (_, environment) =>
            civo
              .domainName(node, environment)
              .slice(0, -civo.standards.dns.zone.length - 1),
        ),
        value: civo.kubernetes.cluster().ref('dns_entry'),
        ttl: DNS_TTL,
      },
      {
        provenance: {
          reason: `The internet finds ${scope.label} by its name.`,
          implicit: true,
        },
      },
    );
  }
  scope.output(
    'url',
    'its address on the internet.',
    template('https://', host as never),
  );
}
