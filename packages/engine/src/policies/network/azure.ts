import { resourceSchema } from 'stackgen-provider-schemas';
import type { BlockHandle } from '../../terraform';
import { AZURE_POLICIES } from '../azure';
import { blocksAt, type ArgumentValue, type Facts } from '../Facts';
import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';
import { isAllPorts, isWeb, openToEverybody, type Opening } from './openings';

const RATIONALE = 'Every open port is a way in or out.';

/** Arguments that say whether the internet reaches something. */
const ACCESS_ARGUMENTS = [
  'public_network_access_enabled',
  'public_network_access',
];

const RULE = 'azurerm_network_security_rule';
const GROUP = 'azurerm_network_security_group';

/** What has a rule of its own about the same. */
const HAS_OWN_RULE = AZURE_POLICIES.filter(
  ({ must }) => 'path' in must && ACCESS_ARGUMENTS.includes(must.path),
).map(({ type }) => type);

/** What is there to be reached, with TLS and a name of its own. */
const IS_A_DOOR = [
  'azurerm_api_management',
  'azurerm_container_app_environment',
  'azurerm_static_web_app',
];

export const AZURE_NETWORK_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'AZ-NET-3',
    severity: 'error',
    title: 'Nobody comes in from everywhere, but to the web',
    rationale: RATIONALE,
    references: [
      'CKV_AZURE_9',
      'CKV_AZURE_10',
      'CKV_AZURE_77',
      'CKV_AZURE_160',
      'AZU-0047',
      'AZU-0048',
      'AZU-0050',
    ],
    ...aboutTypes(RULE, GROUP),
    find: (block, { facts }) =>
      openToEverybody(openingsOf(block, 'Inbound', facts), {
        excused: isWeb,
        mend: 'Name the ranges or service tags that may come in; only ports 80 and 443 are for everybody.',
      }),
  },
  {
    id: 'AZ-NET-4',
    severity: 'error',
    title: 'Nothing goes out to everywhere on all ports',
    rationale: RATIONALE,
    references: ['AZU-0051'],
    ...aboutTypes(RULE, GROUP),
    find: (block, { facts }) =>
      openToEverybody(openingsOf(block, 'Outbound', facts), {
        excused: opening => !isAllPorts(opening),
        mend: 'Name the ports, or whom it may talk to.',
      }),
  },
  {
    id: 'AZ-OPEN-1',
    severity: 'error',
    title: 'The internet does not reach managed services',
    rationale: 'What the internet does not reach it cannot try to break into.',
    references: ['CKV_AZURE_221', 'CKV_AZURE_222'],
    about: 'everything on Azure that the internet can reach by default',
    concerns: type => accessArgument(type) !== undefined,
    find(block, { facts }) {
      const path = accessArgument(block.type)!;
      const found = facts
        .valuesAt(block, path)
        .find(({ value }) => value !== false && value !== 'Disabled');
      return (
        found && {
          path,
          ...(found.environment !== undefined && {
            environment: found.environment,
          }),
          mend: `Set ${path} to ${
            path.endsWith('_enabled') ? 'false' : '"Disabled"'
          }, and give it a private endpoint.`,
        }
      );
    },
  },
  {
    id: 'AZ-OPEN-2',
    severity: 'error',
    title: 'Machines have no public address',
    rationale: 'What the internet does not reach it cannot try to break into.',
    references: ['CKV_AZURE_119'],
    ...aboutTypes('azurerm_network_interface'),
    find(block, { facts }) {
      const path = 'ip_configuration.public_ip_address_id';
      return facts.valuesAt(block, path).some(({ value }) => value)
        ? {
            path,
            mend: 'Leave it out; let a load balancer be what the internet reaches.',
          }
        : undefined;
    },
  },
];

function accessArgument(type: string): string | undefined {
  if (
    !type.startsWith('azurerm_') ||
    [...HAS_OWN_RULE, ...IS_A_DOOR].includes(type)
  ) {
    return undefined;
  }
  const attributes = resourceSchema(type)?.attributes;
  return ACCESS_ARGUMENTS.find(name => attributes?.[name]?.optional);
}

/** What a rule, or the rules of a group, let through in one direction. */
function openingsOf(
  block: BlockHandle,
  direction: 'Inbound' | 'Outbound',
  facts: Facts,
): Opening[] {
  if (block.type === RULE) {
    return openingOf(path => facts.membersAt(block, path), direction, '');
  }
  return blocksAt(block, 'security_rule').flatMap(part =>
    openingOf(path => facts.membersIn(part, path), direction, 'security_rule.'),
  );
}

function openingOf(
  read: (path: string) => ArgumentValue[],
  direction: string,
  prefix: string,
): Opening[] {
  const is = (path: string, wanted: string) =>
    String(read(path)[0]?.value).toLowerCase() === wanted.toLowerCase();
  if (!is('direction', direction) || !is('access', 'Allow')) {
    return [];
  }
  const side = direction === 'Inbound' ? 'source' : 'destination';
  const both = [`${side}_address_prefix`, `${side}_address_prefixes`];
  const given = (path: string) =>
    read(path).filter(({ value }) => value !== undefined);
  return [
    {
      path: `${prefix}${both.find(path => given(path).length > 0) ?? both[0]}`,
      ranges: both.flatMap(given),
      ports: ['destination_port_range', 'destination_port_ranges']
        .flatMap(given)
        .map(({ value }) => String(value)),
    },
  ];
}
