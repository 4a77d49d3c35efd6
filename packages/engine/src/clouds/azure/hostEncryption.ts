import type { NodeScope } from '../../resource-types/NodeScope';

/**
 * Says what a subscription needs before machines can encrypt at the host: until
 * then Azure refuses to make them.
 * Source: https://learn.microsoft.com/azure/virtual-machines/linux/disks-enable-host-based-encryption-cli
 */
export function noteHostEncryption<P>({ notes }: NodeScope<P>): void {
  notes.beforeFirstApply.add(
    'Machines encrypt their disks at the host: switch that on once in the subscription, with `az feature register --namespace Microsoft.Compute --name EncryptionAtHost` and then `az provider register --namespace Microsoft.Compute`.',
  );
}
