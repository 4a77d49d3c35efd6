import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';

test.each<[string, AccessLevel]>([
  ['container-registry', 'write'],
  ['data-warehouse', 'readwrite'],
  ['document-database', 'readwrite'],
  ['file-storage', 'readwrite'],
  ['function', 'invoke'],
  ['kubernetes-cluster', 'admin'],
  ['mysql-database', 'readwrite'],
  ['object-storage', 'write'],
  ['postgres-database', 'readwrite'],
  ['search', 'admin'],
  ['sqlserver-database', 'readwrite'],
  ['workflow', 'invoke'],
])(
  'a former user of a %s loses its rights: nothing that they are on is locked',
  (type, access) => {
    const stack = buildForTest(
      { kept: { type }, user: { type: 'container-service' } },
      [['user', access, 'kept']],
      undefined,
      'azure',
    );
    const scopesOf = (wanted: string) =>
      stack.document
        .blocks()
        .filter(block => block.type === wanted)
        .map(({ address }) => stack.attributes(address).scope);
    const locked = scopesOf('azurerm_management_lock');
    expect(
      scopesOf('azurerm_role_assignment').filter(on => locked.includes(on)),
    ).toEqual([]);
    // Nothing is without protection.
    expect(
      locked.length > 0 ||
        stack.files.get('kept.tf')!.includes('prevent_destroy = true'),
    ).toBe(true);
  },
);

// Azure refuses to delete what is on something that is still locked.
test.each(['function', 'static-website'])(
  'a removed %s goes with what is on it: its lock goes first',
  type => {
    const stack = buildForTest({ kept: { type } }, [], undefined, 'azure');
    const lock = 'azurerm_management_lock.kept';
    const scope = String(stack.attributes(lock).scope);
    expect(stack.dependsOn(lock)).toEqual(
      stack.document
        .blocks()
        .filter(block => block.type === 'azurerm_monitor_diagnostic_setting')
        .map(({ address }) => address)
        .filter(address =>
          String(stack.attributes(address).target_resource_id).startsWith(
            scope,
          ),
        ),
    );
    expect(stack.dependsOn(lock)).toHaveLength(1);
  },
);
