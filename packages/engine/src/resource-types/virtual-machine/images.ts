import type { Limit } from '../../clouds/Cloud';
import type { OperatingSystem, VirtualMachineParameters } from './definition';

/** The systems that all clouds have images of. */
export type CommonSystem = Exclude<OperatingSystem, 'amazon-linux-2023'>;

/** What is taken where a system is not offered. */
export function commonSystem({
  operatingSystem,
}: VirtualMachineParameters): CommonSystem {
  return operatingSystem === 'amazon-linux-2023'
    ? 'ubuntu-24.04'
    : operatingSystem;
}

/** Clouds other than AWS do not have its system. */
export const SYSTEM_LIMIT: Limit<VirtualMachineParameters> = {
  parameter: 'operatingSystem',
  applies: p => p.operatingSystem === 'amazon-linux-2023',
  effect: 'none',
  message: 'Amazon Linux is offered on AWS only; machines run Ubuntu 24.04.',
  mend: 'Choose ubuntu-24.04 or debian-13 for this cloud.',
};

/** What Azure and Google Cloud cannot follow. */
export const LIMITS: readonly Limit<VirtualMachineParameters>[] = [
  SYSTEM_LIMIT,
  {
    parameter: 'architecture',
    applies: p => p.architecture === 'arm64',
    effect: 'none',
    message:
      'Machines with a verified start have x86_64 processors here; those are made.',
    mend: 'Set "architecture" to x86_64 for this cloud, and build for it.',
  },
];
