import type { WorkloadSubnet } from './subnets';

/**
 * Where rules of one kind begin in the order of all; ports take 200 to 799 from
 * there, those of apps and of containers on the internet 200 to 599, and what
 * the latter reach of other workloads 200 to 394.
 */
const BEGINNINGS = {
  endpoints: {
    containers: 0,
    machines: 1000,
    clusters: 2000,
    public: 2600,
    functions: 3000,
    workflows: 1600,
    // They use port 443 alone, which comes first.
    gateways: 650,
  },
  workloads: {
    containers: 1700,
    machines: 2400,
    clusters: 0,
    functions: 750,
    workflows: 1200,
    gateways: 1650,
    public: 3700,
  },
  probes: 3100,
} as const;

/**
 * Places for ports that have none of their own. Primes, so that usual ports such
 * as 3000, 8000 and 9000 do not meet.
 */
const SPREADS: Record<WorkloadSubnet, number> = {
  containers: 499,
  public: 293,
  machines: 499,
  clusters: 499,
  functions: 293,
  workflows: 293,
  gateways: 499,
};

/** The same, at the end of the order. */
const LEAST_SPREAD = 89;

/** The place of the rule that lets a subnet reach a port of private endpoints. */
export function endpointOrder(from: WorkloadSubnet, port: number): number {
  return BEGINNINGS.endpoints[from] + portOrder(port, SPREADS[from]);
}

/**
 * The same for a port of what runs in another subnet. Ports of machines lie
 * apart from the one of containers, if it is the same.
 */
export function workloadOrder(
  from: WorkloadSubnet,
  to: 'machines' | 'containers',
  port: number,
): number {
  const spread = from === 'public' ? LEAST_SPREAD : SPREADS[from];
  return (
    BEGINNINGS.workloads[from] +
    (to === 'machines' && port === 443 ? 240 : portOrder(port, spread))
  );
}

/** The same for a single public address. */
export function addressOrder(from: WorkloadSubnet): number {
  return BEGINNINGS.workloads[from] + 250;
}

/** The place of the rule that lets load balancers ask machines at a port. */
export function probeOrder(port: number): number {
  return BEGINNINGS.probes + portOrder(port, SPREADS.machines);
}

/** Ports keep their place in the order, whatever other ports there are. */
function portOrder(port: number, spread: number): number {
  const known = [443, 5432, 5671, 10000].indexOf(port);
  return 200 + (known >= 0 ? known * 10 : 100 + (port % spread));
}

/**
 * A place of its own for each rule, which Azure asks for: of those that want the
 * same, the first by name keeps it, and the others take the next ones that
 * nobody wants.
 *
 * @param wanted - places by the names of rules
 */
export function distinctPlaces(
  wanted: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const inOrder = [...wanted].sort(
    ([one, first], [other, second]) => first - second || (one < other ? -1 : 1),
  );
  const taken = new Set(wanted.values());
  const kept = new Set<number>();
  return new Map(
    inOrder.map(([name, place]) => {
      let own = place;
      while (kept.has(own) || (own !== place && taken.has(own))) {
        own += 1;
      }
      kept.add(own);
      return [name, own];
    }),
  );
}
