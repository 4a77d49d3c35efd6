import type { BlockHandle } from '../../terraform';
import { blocksAt } from '../Facts';
import {
  aboutTypes,
  type GeneralPolicy,
  type StackView,
} from '../GeneralPolicy';
import { isAllPorts, openToEverybody, type Opening } from './openings';

const RATIONALE = 'Every open port is a way in or out.';

const FIREWALL = 'google_compute_firewall';

/** Rules of policies, which say the same in other words. */
const POLICY_RULES = [
  'google_compute_firewall_policy_rule',
  'google_compute_network_firewall_policy_rule',
  'google_compute_region_network_firewall_policy_rule',
];

export const GCP_NETWORK_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'GCP-NET-6',
    severity: 'error',
    title: 'Nothing goes out to everywhere on all ports',
    rationale: RATIONALE,
    references: ['GCP-0035'],
    ...aboutTypes(FIREWALL, ...POLICY_RULES),
    find: (block, stack) =>
      openToEverybody(openingsOf(block, 'EGRESS', stack), {
        excused: opening => !isAllPorts(opening),
        mend: 'Name the ports, or the ranges that it may talk to.',
      }),
  },
  {
    id: 'GCP-NET-7',
    severity: 'error',
    title: 'Rules of firewall policies let nobody in from everywhere',
    rationale: RATIONALE,
    references: ['GCP-0027'],
    ...aboutTypes(...POLICY_RULES),
    find: (block, stack) =>
      openToEverybody(openingsOf(block, 'INGRESS', stack), {
        excused: () => false,
        mend: 'Name the ranges that may come in; load balancers and IAP have ranges of their own.',
      }),
  },
  {
    id: 'GCP-OPEN-1',
    severity: 'error',
    title: 'Machines have no public address',
    rationale: 'What the internet does not reach it cannot try to break into.',
    references: ['CKV_GCP_40', 'GCP-0031'],
    ...aboutTypes(
      'google_compute_instance',
      'google_compute_instance_template',
      'google_compute_region_instance_template',
    ),
    find: block =>
      blocksAt(block, 'network_interface').some(
        ({ access_config: config }) => config !== undefined,
      )
        ? {
            path: 'network_interface.access_config',
            mend: 'Leave it out; let a load balancer be what the internet reaches.',
          }
        : undefined,
  },
];

function openingsOf(
  block: BlockHandle,
  direction: 'INGRESS' | 'EGRESS',
  { facts }: StackView,
): Opening[] {
  const [asked] = facts.valuesAt(block, 'direction');
  if ((asked.value ?? 'INGRESS') !== direction) {
    return [];
  }
  const side = direction === 'INGRESS' ? 'source' : 'destination';
  if (block.type === FIREWALL) {
    const path = `${side}_ranges`;
    const ranges = facts
      .membersAt(block, path)
      // Left out, it is for everything.
      .map(one => (one.value === undefined ? { value: '0.0.0.0/0' } : one));
    return blocksAt(block, 'allow').map(({ ports }) => ({
      path,
      ranges,
      ports: portsOf(ports),
    }));
  }
  const [action] = facts.valuesAt(block, 'action');
  const path = `match.${side === 'source' ? 'src' : 'dest'}_ip_ranges`;
  return action.value === 'allow'
    ? blocksAt(block, 'match').flatMap(match =>
        [match.layer4_configs].flat().map(config => ({
          path,
          ranges: facts.membersAt(block, path),
          ports: portsOf((Object(config) as { ports?: unknown }).ports),
        })),
      )
    : [];
}

function portsOf(ports: unknown): string[] {
  return ports === undefined ? [] : [ports].flat().map(String);
}
