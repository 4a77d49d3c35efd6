import type { NodeScope } from '../resource-types/NodeScope';
import type { Lifecycle } from '../terraform';

/**
 * Deletion protection by Terraform itself, for what the cloud would delete
 * without asking. It is a literal, so it holds in all environments or in none.
 */
export function preventDestroy<P extends { deletionProtection: boolean }>(
  scope: NodeScope<P>,
  what = 'it',
): Lifecycle | undefined {
  if (!scope.some(p => !p.deletionProtection)) {
    return { preventDestroy: true };
  }
  if (scope.some(p => p.deletionProtection)) {
    scope.report('deletionProtection', {
      severity: 'warning',
      code: 'parameter-without-effect',
      message: `Terraform alone can protect ${what}, and only in all environments or in none; ${what} is not protected.`,
      mend: 'Set "deletionProtection" to the same in all environments.',
    });
  }
  return undefined;
}
