import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type Expression } from '../../terraform';
import { createIngress, type IngressRoute } from '../kubernetes/createIngress';
import type { CivoFoundation } from './CivoFoundation';
import { INGRESS } from './CivoKubernetes';

/** Time that name servers keep a record, in seconds. */
const DNS_TTL = 600;

/**
 * Publishes services under a node's own host name, with TLS: the one that its
 * parameters name, or one made from its own name, the environment and the DNS
 * zone.
 *
 * @returns the address, `https://shop.example.com`
 */
export function publish<P extends { domainName?: string }>(
  scope: NodeScope<P>,
  civo: CivoFoundation,
  routes: () => readonly IngressRoute[],
): Expression {
  const node = scope as unknown as NodeScope;
  const { namespace } = civo.kubernetes;
  civo.kubernetes.exposeIngress();
  const hostIn = ({ domainName }: P, environment: string) =>
    domainName ?? civo.domainName(node, environment);
  const host = scope.text('domain_name', 'host name on the internet.', hostIn);
  const { certificate } = createIngress(node, namespace, {
    className: INGRESS.className,
    host,
    routes,
    annotations: {
      // Nothing is answered without TLS.
      'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure',
      'traefik.ingress.kubernetes.io/router.tls': 'true',
    },
  });
  scope.notes.beforeFirstApply.add(
    `Put the certificates of host names into the namespace, as secrets of the type \`kubernetes.io/tls\`, or let cert-manager do it: \`${certificate}\` is one of them.`,
  );
  const ending = `.${civo.standards.dns.zone}`;
  const foreign = scope.environments
    .map(environment => hostIn(scope.in(environment), environment))
    .find(name => !name.endsWith(ending));
  if (foreign === undefined) {
    scope.resource(
      'civo_dns_domain_record',
      undefined,
      {
        domain_id: civo.dnsZone().ref('id'),
        type: 'CNAME',
        name: scope.value(
          'dns_name',
          'name within the DNS zone.',
          (p, environment) => hostIn(p, environment).slice(0, -ending.length),
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
  } else {
    scope.report('domainName', {
      severity: 'info',
      code: 'domain-outside-zone',
      message: `${foreign} does not end with ${ending}, so no DNS records are made.`,
      mend: 'Let the host names lead to the DNS entry of the cluster where their zones are.',
    });
  }
  const url = template('https://', host);
  scope.output('url', 'its address on the internet.', url);
  return url;
}
