import { resourceSchema } from 'stackgen-provider-schemas';
import type { BlockHandle } from '../../terraform';
import { AWS_POLICIES } from '../aws';
import { blocksAt, type Facts } from '../Facts';
import {
  aboutTypes,
  type GeneralPolicy,
  type StackView,
} from '../GeneralPolicy';
import { isWeb, openToEverybody, type Opening } from './openings';

type Direction = 'ingress' | 'egress';

const RATIONALE = 'Every open port is a way in or out.';

const GROUPS = ['aws_security_group', 'aws_default_security_group'];

const BALANCERS = ['aws_lb', 'aws_alb'];

const PUBLIC = 'publicly_accessible';

/** Arguments that give a machine a public address. */
const MACHINES: Record<string, string> = {
  aws_instance: 'associate_public_ip_address',
  aws_launch_configuration: 'associate_public_ip_address',
  aws_launch_template: 'network_interfaces.associate_public_ip_address',
};

/** What has a rule of its own about the same. */
const HAS_OWN_RULE = AWS_POLICIES.filter(
  ({ must }) => 'path' in must && must.path === PUBLIC,
).map(({ type }) => type);

export const AWS_NETWORK_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'AWS-SG-2',
    severity: 'error',
    title: 'Nothing may go out to everybody',
    rationale: RATIONALE,
    references: ['CKV_AWS_382', 'AWS-0104'],
    ...aboutTypes(
      'aws_vpc_security_group_egress_rule',
      'aws_security_group_rule',
      ...GROUPS,
    ),
    find: (block, { facts }) =>
      openToEverybody(openingsOf(block, 'egress', facts), {
        excused: () => false,
        mend: 'Name whom it may talk to: a security group, a prefix list or a range.',
      }),
  },
  {
    id: 'AWS-SG-4',
    severity: 'error',
    title:
      'Nobody comes in from everywhere, but to the web port of a public load balancer',
    rationale: RATIONALE,
    references: [
      'CKV_AWS_24',
      'CKV_AWS_25',
      'CKV_AWS_260',
      'CKV_AWS_277',
      'AWS-0107',
      'EC2.18',
      'EC2.19',
    ],
    ...aboutTypes(
      'aws_vpc_security_group_ingress_rule',
      'aws_security_group_rule',
      ...GROUPS,
    ),
    find: (block, stack) =>
      openToEverybody(openingsOf(block, 'ingress', stack.facts), {
        excused: one => isWeb(one) && isOfPublicBalancer(block, stack),
        mend: 'Name who may come in: a security group, a prefix list or a range; only ports 80 and 443 of a public load balancer are for everybody.',
      }),
  },
  {
    id: 'AWS-OPEN-1',
    severity: 'error',
    title: 'Machines and managed services have no public address',
    rationale: 'What the internet does not reach it cannot try to break into.',
    references: [
      'CKV_AWS_69',
      'CKV_AWS_87',
      'CKV_AWS_88',
      'CKV_AWS_89',
      'EC2.9',
    ],
    about: 'everything on AWS that can have one',
    concerns: type => addressArgument(type) !== undefined,
    find(block, { facts }) {
      const path = addressArgument(block.type)!;
      const found = facts
        .membersAt(block, path)
        .find(({ value }) => value === true || value === 'true');
      return (
        found && {
          path,
          ...(found.environment !== undefined && {
            environment: found.environment,
          }),
          mend: `${path} must be false; let a load balancer be what the internet reaches.`,
        }
      );
    },
  },
];

function addressArgument(type: string): string | undefined {
  if (MACHINES[type] !== undefined) {
    return MACHINES[type];
  }
  const hasOne =
    type.startsWith('aws_') &&
    !HAS_OWN_RULE.includes(type) &&
    resourceSchema(type)?.attributes[PUBLIC]?.optional === true;
  return hasOne ? PUBLIC : undefined;
}

/** Ways of one direction in a security group or in a rule of one. */
function openingsOf(
  block: BlockHandle,
  direction: Direction,
  facts: Facts,
): Opening[] {
  if (GROUPS.includes(block.type)) {
    return blocksAt(block, direction).map(part =>
      opening(path => facts.membersIn(part, path), {
        paths: ['cidr_blocks', 'ipv6_cidr_blocks'],
        protocol: 'protocol',
        prefix: `${direction}.`,
      }),
    );
  }
  if (block.type === 'aws_security_group_rule') {
    const [type] = facts.valuesAt(block, 'type');
    return type.value === direction
      ? [
          opening(path => facts.membersAt(block, path), {
            paths: ['cidr_blocks', 'ipv6_cidr_blocks'],
            protocol: 'protocol',
          }),
        ]
      : [];
  }
  return block.type === `aws_vpc_security_group_${direction}_rule`
    ? [
        opening(path => facts.membersAt(block, path), {
          paths: ['cidr_ipv4', 'cidr_ipv6'],
          protocol: 'ip_protocol',
        }),
      ]
    : [];
}

function opening(
  read: (path: string) => ReturnType<Facts['membersAt']>,
  options: { paths: readonly string[]; protocol: string; prefix?: string },
): Opening {
  const { paths, protocol, prefix = '' } = options;
  const one = (path: string) => read(path)[0]?.value;
  const isAll = ['-1', 'all', -1].includes(one(protocol) as string);
  const [from, to] = [one('from_port'), one('to_port')];
  return {
    path: `${prefix}${
      paths.find(path => read(path).some(({ value }) => value)) ?? paths[0]
    }`,
    ranges: paths.flatMap(read),
    ports:
      isAll || from === undefined
        ? []
        : [String(from) === String(to) ? String(from) : `${from}-${to}`],
  };
}

function isOfPublicBalancer(block: BlockHandle, { facts }: StackView): boolean {
  const groups = GROUPS.includes(block.type)
    ? [block]
    : facts.referred(block, 'security_group_id');
  return groups.some(group =>
    BALANCERS.flatMap(type =>
      facts.referring(type, 'security_groups', group),
    ).some(balancer =>
      facts.valuesAt(balancer, 'internal').some(({ value }) => value !== true),
    ),
  );
}
