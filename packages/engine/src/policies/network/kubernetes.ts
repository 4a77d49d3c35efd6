import { blocksAt } from '../Facts';
import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';
import { isEverybody } from '../Policy';

type Part = Record<string, unknown>;

const parts = (value: unknown): Part[] =>
  [value]
    .flat()
    .filter(Boolean)
    .map(one => Object(one) as Part);

export const KUBERNETES_NETWORK_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'K8S-NET-1',
    severity: 'error',
    title: 'Pods are not open to everywhere on all ports',
    rationale: 'A pod that is broken into must not be a way to anything else.',
    references: [],
    ...aboutTypes('kubernetes_network_policy', 'kubernetes_network_policy_v1'),
    find(block) {
      for (const [way, peers] of [
        ['ingress', 'from'],
        ['egress', 'to'],
      ]) {
        const open = blocksAt(block, 'spec')
          .flatMap(spec => parts(spec[way]))
          .some(
            rule =>
              parts(rule.ports).length === 0 &&
              (parts(rule[peers]).length === 0 ||
                parts(rule[peers])
                  .flatMap(peer => parts(peer.ip_block))
                  .some(({ cidr }) => isEverybody.holds(cidr))),
          );
        if (open) {
          return {
            path: `spec.${way}`,
            mend: 'Name the ports, and the pods or ranges.',
          };
        }
      }
      return undefined;
    },
  },
  {
    id: 'K8S-NET-2',
    severity: 'error',
    title: 'Services are reached through the cluster’s door only',
    rationale:
      'A service with an address of its own goes round TLS and the logs of the ingress.',
    references: [],
    ...aboutTypes('kubernetes_service', 'kubernetes_service_v1'),
    find: (block, { facts }) =>
      facts
        .valuesAt(block, 'spec.type')
        .some(({ value }) => value === 'LoadBalancer' || value === 'NodePort')
        ? {
            path: 'spec.type',
            mend: 'Leave it out, and let an ingress lead to it.',
          }
        : undefined,
  },
];
