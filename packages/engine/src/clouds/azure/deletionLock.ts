import type { NodeScope } from '../../resource-types/NodeScope';
import { conditional, type BlockHandle, type Value } from '../../terraform';

/**
 * Azure refuses to delete what is locked, and what holds something locked, and
 * takes no right from it. So only the innermost thing that holds data is locked,
 * and nothing that users have rights on: the rights of former users would stay.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
export function lockAgainstDeletion<P extends { deletionProtection: boolean }>(
  scope: NodeScope<P>,
  target: Value,
  /** What else is on it: taken away after the lock, or Azure would refuse to. */
  ...also: readonly BlockHandle[]
): void {
  if (!scope.some(p => p.deletionProtection)) {
    return;
  }
  const wanted = scope.value(
    'deletion_protection',
    'whether Azure refuses to delete it.',
    p => p.deletionProtection,
  );
  scope.resource(
    'azurerm_management_lock',
    undefined,
    {
      name: 'keep',
      scope: target,
      lock_level: 'CanNotDelete',
      notes: 'Deletion protection is on.',
    },
    {
      ...(typeof wanted !== 'boolean' && { count: conditional(wanted, 1, 0) }),
      ...(also.length > 0 && { dependsOn: also }),
      provenance: {
        reason: `${scope.label} is not deleted by accident.`,
        implicit: true,
      },
    },
  );
}
