import type { BlockHandle } from '../../terraform';
import { blocksAt, type Facts } from '../Facts';
import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';
import { isAllPorts, isWeb, openToEverybody, type Opening } from './openings';

const RATIONALE = 'Every open port is a way in or out.';

export const CIVO_NETWORK_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'CIVO-FW-6',
    severity: 'error',
    title: 'Nobody comes in from everywhere, but to the web',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes('civo_firewall'),
    find: (block, { facts }) =>
      openToEverybody(openingsOf(block, 'ingress_rule', facts), {
        // The API of a cluster has a rule of its own.
        excused: opening => isWeb(opening) || opening.ports.includes('6443'),
        mend: 'Name the ranges that may come in; only ports 80 and 443 are for everybody.',
      }),
  },
  {
    id: 'CIVO-FW-7',
    severity: 'error',
    title: 'Nothing goes out to everywhere on all ports',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes('civo_firewall'),
    find: (block, { facts }) =>
      openToEverybody(openingsOf(block, 'egress_rule', facts), {
        excused: opening => !isAllPorts(opening),
        mend: 'Name the ports, or the ranges that it may talk to.',
      }),
  },
];

function openingsOf(
  block: BlockHandle,
  name: 'ingress_rule' | 'egress_rule',
  facts: Facts,
): Opening[] {
  return blocksAt(block, name)
    .filter(({ action }) => action !== 'deny')
    .map(rule => ({
      path: `${name}.cidr`,
      ranges: facts.membersIn(rule, 'cidr'),
      ports: rule.port_range === undefined ? [] : [String(rule.port_range)],
    }));
}
