import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

/**
 * Distributions with years of updates ahead, oldest first of each.
 * Sources: https://ubuntu.com/about/release-cycle,
 * https://wiki.debian.org/LTS, https://docs.aws.amazon.com/linux/al2023/release-notes/support-info-by-support-statement.html
 */
const OPERATING_SYSTEMS = [
  'ubuntu-24.04',
  'debian-13',
  'amazon-linux-2023',
] as const;

export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

export const parameters = z.strictObject({
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description:
      'On AWS, the load balancer that its users reach it by is kept until this is switched off. Machines are replaced whenever that is needed.',
  }),
  operatingSystem: about(z.enum(OPERATING_SYSTEMS).default('ubuntu-24.04'), {
    title: 'Operating system',
    description:
      'Machines start from the newest image of it. Amazon Linux is offered on AWS only.',
    structural: true,
    // Sources: https://wiki.debian.org/DebianReleases, https://ubuntu.com/about/release-cycle
    ended: {
      'ubuntu-20.04': '2025-05-31',
      'debian-11': '2024-08-14',
      'debian-12': '2026-06-10',
      'amazon-linux-2': '2026-06-30',
    },
  }),
  architecture: about(z.enum(['x86_64', 'arm64']).default('x86_64'), {
    title: 'Architecture',
    description: 'Processor architecture of the machines.',
    structural: true,
  }),
  port: about(z.number().int().min(1).max(65535).default(8080), {
    title: 'Port',
    description:
      'TCP port that it answers at, for its users and for health checks.',
    structural: true,
  }),
  diskGb: about(z.number().int().min(30).max(2048).default(30), {
    title: 'Disk',
    description: 'Size of the encrypted system disk.',
    unit: 'GB',
  }),
  minReplicas: about(z.number().int().min(1).max(100).optional(), {
    title: 'Least machines',
    description: 'Machines that always run; 2 with high availability, else 1.',
  }),
  maxReplicas: about(z.number().int().min(1).max(100).optional(), {
    title: 'Most machines',
    description:
      'Machines that run under load; three times the least when not given.',
  }),
  setupScript: about(z.string().max(8000).optional(), {
    title: 'Setup script',
    description:
      'Bash commands that install and start what runs on it. They may run again at every start, find their settings in /etc/default/app, and must hold no secrets.',
    structural: true,
  }),
});

export type VirtualMachineParameters = z.output<typeof parameters>;

/** Machines that always run. */
export function leastMachines(p: VirtualMachineParameters): number {
  return p.minReplicas ?? (p.highAvailability ? 2 : 1);
}

/** Machines that run under load. */
export function mostMachines(p: VirtualMachineParameters): number {
  const least = leastMachines(p);
  return Math.max(p.maxReplicas ?? least * 3, least);
}
