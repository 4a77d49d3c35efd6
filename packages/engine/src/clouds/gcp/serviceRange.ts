import type { NodeScope } from '../../resource-types/NodeScope';
import { call, type Value } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/**
 * The shortest prefix of a network whose quarter has the 256 addresses that
 * Google wants for private services.
 * Source: https://cloud.google.com/vpc/docs/configure-private-services-access#allocating-range
 */
const LONGEST_PREFIX = 22;

/** IPv4 range of an environment's own network. */
export function rangeOf(
  { standards }: GcpFoundation,
  environment: string,
): string {
  const own = standards.environments.find(({ name }) => name === environment);
  return own?.network?.cidr ?? standards.network.cidr;
}

/** The last quarter of a network, for private services. */
export function serviceRange(range: Value): Value {
  return call('cidrsubnet', range, 2, 3);
}

/** Tells where a network has no room for private services. */
export function reportSmallRange(
  scope: Pick<NodeScope, 'report'>,
  gcp: GcpFoundation,
): void {
  const small = gcp.values.environments.filter(
    name =>
      gcp.networks.createdIn(name) &&
      Number(rangeOf(gcp, name).split('/')[1]) > LONGEST_PREFIX,
  );
  if (small.length > 0) {
    scope.report('network', {
      severity: 'warning',
      code: 'network-too-small',
      message: `A quarter of the network is for Google’s private services, which want 256 addresses at least; that of ${small.join(
        ', ',
      )} has fewer, so Google will refuse to make this.`,
      mend: `Set network.cidr in the standards to a range of /${LONGEST_PREFIX} or larger.`,
    });
  }
}
