import { ref, type Value } from '../../terraform';
import {
  only,
  idsOf,
  verdictsOn,
  type PolicyCase,
  type Blocks,
} from '../__testUtils__/policyCases';
import { AWS_NETWORK_POLICIES } from './aws';
import { AZURE_NETWORK_POLICIES } from './azure';
import { CIVO_NETWORK_POLICIES } from './civo';
import { GCP_NETWORK_POLICIES } from './gcp';
import { KUBERNETES_NETWORK_POLICIES } from './kubernetes';

const balancer = (internal: boolean): Blocks => ({
  'aws_security_group.x': { description: 'x' },
  'aws_lb.x': {
    internal,
    security_groups: [ref('aws_security_group.x', 'id')],
  },
});

const webRule = (port: number): Blocks => ({
  'aws_vpc_security_group_ingress_rule.x': {
    security_group_id: ref('aws_security_group.x', 'id'),
    description: 'x',
    ip_protocol: 'tcp',
    from_port: port,
    to_port: port,
    cidr_ipv4: '0.0.0.0/0',
  },
});

const inbound = (more: Record<string, Value>): Blocks => ({
  'azurerm_network_security_rule.x': {
    direction: 'Inbound',
    access: 'Allow',
    source_address_prefix: 'Internet',
    destination_port_range: '22',
    ...more,
  },
});

const outbound = (port: string): Blocks => ({
  'azurerm_network_security_group.x': {
    security_rule: {
      direction: 'Outbound',
      access: 'Allow',
      destination_address_prefix: '*',
      destination_port_range: port,
    },
  },
});

const CASES: PolicyCase[] = [
  [
    'AWS-SG-2',
    'by a rule of a group',
    {
      bad: only('aws_vpc_security_group_egress_rule', { cidr_ipv6: '::/0' }),
      good: only('aws_vpc_security_group_egress_rule', {
        cidr_ipv4: '10.0.0.0/16',
      }),
    },
  ],
  [
    'AWS-SG-2',
    'by a group',
    {
      bad: only('aws_security_group', {
        egress: { cidr_blocks: ['0.0.0.0/0'] },
      }),
      good: only('aws_security_group', {
        egress: { cidr_blocks: ['10.0.0.0/8'] },
      }),
    },
  ],
  [
    'AWS-SG-4',
    'but to a public load balancer',
    {
      bad: { ...balancer(true), ...webRule(443) },
      good: { ...balancer(false), ...webRule(443) },
    },
  ],
  [
    'AWS-SG-4',
    'at other ports not even to that',
    {
      bad: { ...balancer(false), ...webRule(22) },
      good: { ...balancer(false), ...webRule(80) },
    },
  ],
  [
    'AWS-SG-4',
    'by an old rule',
    {
      bad: only('aws_security_group_rule', {
        type: 'ingress',
        protocol: '-1',
        cidr_blocks: ['0.0.0.0/0'],
      }),
      good: only('aws_security_group_rule', {
        type: 'ingress',
        protocol: '-1',
        cidr_blocks: ['10.0.0.0/8'],
      }),
    },
  ],
  [
    'AWS-OPEN-1',
    '',
    {
      bad: only('aws_mq_broker', { publicly_accessible: true }),
      good: only('aws_mq_broker', { publicly_accessible: false }),
    },
  ],
  [
    'AWS-OPEN-1',
    'in a template',
    {
      bad: only('aws_launch_template', {
        network_interfaces: { associate_public_ip_address: 'true' },
      }),
      good: only('aws_launch_template', {}),
    },
  ],
  [
    'AZ-NET-3',
    '',
    {
      cloud: 'azure',
      bad: inbound({}),
      good: inbound({ destination_port_range: '443' }),
    },
  ],
  [
    'AZ-NET-3',
    'by a list',
    {
      cloud: 'azure',
      bad: inbound({
        source_address_prefix: undefined,
        source_address_prefixes: ['10.0.0.0/8', '0.0.0.0/0'],
      }),
      good: inbound({ access: 'Deny' }),
    },
  ],
  [
    'AZ-NET-4',
    '',
    { cloud: 'azure', bad: outbound('*'), good: outbound('443') },
  ],
  [
    'AZ-OPEN-1',
    '',
    {
      cloud: 'azure',
      bad: only('azurerm_cognitive_account', {}),
      good: only('azurerm_cognitive_account', {
        public_network_access_enabled: false,
      }),
    },
  ],
  [
    'AZ-OPEN-2',
    '',
    {
      cloud: 'azure',
      bad: only('azurerm_network_interface', {
        ip_configuration: { public_ip_address_id: 'x' },
      }),
      good: only('azurerm_network_interface', { ip_configuration: {} }),
    },
  ],
  [
    'GCP-NET-6',
    '',
    {
      cloud: 'gcp',
      bad: only('google_compute_firewall', {
        direction: 'EGRESS',
        allow: { protocol: 'all' },
      }),
      good: only('google_compute_firewall', {
        direction: 'EGRESS',
        destination_ranges: ['0.0.0.0/0'],
        deny: { protocol: 'all' },
        allow: { protocol: 'tcp', ports: ['443'] },
      }),
    },
  ],
  [
    'GCP-NET-7',
    '',
    {
      cloud: 'gcp',
      bad: only('google_compute_network_firewall_policy_rule', {
        direction: 'INGRESS',
        action: 'allow',
        match: {
          src_ip_ranges: ['0.0.0.0/0'],
          layer4_configs: { ip_protocol: 'tcp', ports: ['22'] },
        },
      }),
      good: only('google_compute_network_firewall_policy_rule', {
        direction: 'INGRESS',
        action: 'deny',
        match: {
          src_ip_ranges: ['0.0.0.0/0'],
          layer4_configs: { ip_protocol: 'all' },
        },
      }),
    },
  ],
  [
    'GCP-OPEN-1',
    '',
    {
      cloud: 'gcp',
      bad: only('google_compute_instance', {
        network_interface: { access_config: {} },
      }),
      good: only('google_compute_instance', { network_interface: {} }),
    },
  ],
  [
    'CIVO-FW-6',
    '',
    {
      cloud: 'civo',
      bad: only('civo_firewall', {
        ingress_rule: [
          { port_range: '443', cidr: ['0.0.0.0/0'] },
          { port_range: '5432', cidr: ['0.0.0.0/0'] },
        ],
      }),
      good: only('civo_firewall', {
        ingress_rule: [
          { port_range: '443', cidr: ['0.0.0.0/0'] },
          { port_range: '5432', cidr: ['0.0.0.0/0'], action: 'deny' },
        ],
      }),
    },
  ],
  [
    'CIVO-FW-7',
    '',
    {
      cloud: 'civo',
      bad: only('civo_firewall', {
        egress_rule: { port_range: '1-65535', cidr: ['0.0.0.0/0'] },
      }),
      good: only('civo_firewall', {
        egress_rule: { port_range: '443', cidr: ['0.0.0.0/0'] },
      }),
    },
  ],
  [
    'K8S-NET-1',
    '',
    {
      cloud: 'civo',
      bad: only('kubernetes_network_policy_v1', {
        spec: { egress: { to: { ip_block: { cidr: '0.0.0.0/0' } } } },
      }),
      good: only('kubernetes_network_policy_v1', {
        spec: {
          policy_types: ['Ingress', 'Egress'],
          egress: {
            to: { ip_block: { cidr: '0.0.0.0/0' } },
            ports: { port: '443' },
          },
        },
      }),
    },
  ],
  [
    'K8S-NET-2',
    '',
    {
      cloud: 'civo',
      bad: only('kubernetes_service_v1', { spec: { type: 'LoadBalancer' } }),
      good: only('kubernetes_service_v1', { spec: {} }),
    },
  ],
];

test.each(CASES)(
  '%s %s is broken by one stack and kept by another',
  (id, _, given) => {
    const { bad, good } = verdictsOn(given);
    expect(bad).toContain(id);
    expect(good).not.toContain(id);
  },
);

test('no rule is without such stacks', () => {
  expect(idsOf(CASES)).toEqual(
    idsOf([
      ...AWS_NETWORK_POLICIES,
      ...AZURE_NETWORK_POLICIES,
      ...CIVO_NETWORK_POLICIES,
      ...GCP_NETWORK_POLICIES,
      ...KUBERNETES_NETWORK_POLICIES,
    ]),
  );
});
