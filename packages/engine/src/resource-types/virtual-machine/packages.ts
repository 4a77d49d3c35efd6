import type { NodeScope } from '../NodeScope';
import type { VirtualMachineParameters } from './definition';

/** Says where machines cannot install or update packages, and what to do. */
export function reportPackages(
  scope: NodeScope<VirtualMachineParameters>,
  hasNat: (environment: string) => boolean,
  otherwise = '',
): void {
  const without = scope.environments.filter(name => !hasNat(name));
  if (without.length > 0) {
    scope.report('operatingSystem', {
      severity: 'info',
      code: 'packages-out-of-reach',
      message: `Machines have no way to the internet in ${without.join(
        ' and ',
      )}, so they get packages and updates there with new images only.`,
      mend: `Set "network.nat" to "single" or "per-zone" in the standards${otherwise}.`,
    });
  }
}
