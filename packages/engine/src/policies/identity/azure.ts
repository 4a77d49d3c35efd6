import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';

const RATIONALE = 'Whoever gets hold of an identity can do what it may.';

/**
 * Roles that allow everything, or to give oneself everything, by their ids.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
const ADMINISTRATORS: Record<string, string> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168':
    'Role Based Access Control Administrator',
};

/** What holds more than one resource: management groups, subscriptions, groups. */
const HOLDERS = [
  /^\/providers\/Microsoft\.Management\/managementGroups\/[^/]+$/i,
  /^\/subscriptions\/[^/]+$/i,
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i,
  /^\$\{(data\.)?azurerm_(resource_group|subscription|management_group)\.[^}]+\}$/,
];

export const AZURE_IDENTITY_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'AZ-IAM-1',
    severity: 'error',
    title: 'Nobody owns what they only use',
    rationale: RATIONALE,
    references: ['AZU-0030'],
    ...aboutTypes('azurerm_role_assignment'),
    find(block, { facts }) {
      const names = Object.values(ADMINISTRATORS);
      const byName = facts
        .valuesAt(block, 'role_definition_name')
        .find(({ value }) => names.includes(String(value)));
      const byId = facts
        .valuesAt(block, 'role_definition_id')
        .find(
          ({ value }) =>
            ADMINISTRATORS[
              String(value).split('/').slice(-1)[0].toLowerCase()
            ] !== undefined,
        );
      const found = byName ?? byId;
      const path = byName ? 'role_definition_name' : 'role_definition_id';
      return (
        found && {
          path,
          ...(found.environment !== undefined && {
            environment: found.environment,
          }),
          mend: `${path} must be neither ${names.join(' nor ')}.`,
        }
      );
    },
  },
  {
    id: 'AZ-IAM-2',
    severity: 'error',
    title: 'Roles are on resources, not on what holds them',
    rationale: RATIONALE,
    references: [],
    ...aboutTypes('azurerm_role_assignment'),
    find: (block, { facts }) =>
      facts
        .valuesAt(block, 'scope')
        .some(({ value }) => HOLDERS.some(one => one.test(String(value))))
        ? { path: 'scope', mend: 'Name the resource that the role is for.' }
        : undefined,
  },
  {
    id: 'AZ-IAM-3',
    severity: 'error',
    title: 'Own roles name what they allow',
    rationale: RATIONALE,
    references: ['CKV_AZURE_39', 'AZU-0030'],
    ...aboutTypes('azurerm_role_definition'),
    find(block, { facts }) {
      const path = ['actions', 'data_actions']
        .map(name => `permissions.${name}`)
        .find(one =>
          facts.membersAt(block, one).some(({ value }) => value === '*'),
        );
      return path === undefined
        ? undefined
        : { path, mend: 'Name the actions that are needed.' };
    },
  },
  {
    id: 'AZ-IAM-4',
    severity: 'error',
    title: 'There is no access key to give away',
    rationale: 'A key that never ends is found some day.',
    references: [],
    ...aboutTypes(
      'azurerm_eventhub_authorization_rule',
      'azurerm_eventhub_namespace_authorization_rule',
      'azurerm_servicebus_namespace_authorization_rule',
      'azurerm_servicebus_queue_authorization_rule',
      'azurerm_servicebus_topic_authorization_rule',
    ),
    find: () => ({
      mend: 'Give a role to the identity of the workload.',
    }),
  },
];
