/** Eighths of the network's range, by number. */
export const SUBNETS = {
  containers: 0,
  endpoints: 1,
  machines: 2,
  clusters: 3,
  functions: 4,
  workflows: 5,
  gateways: 6,
  public: 7,
} as const;

/** Everything that has a subnet. */
export type SubnetName = keyof typeof SUBNETS;

/** Subnets that something runs in, and that rules let out of. */
export type WorkloadSubnet = Exclude<SubnetName, 'endpoints'>;

/**
 * One for each container environment, which has it for itself: what is private
 * runs in `containers`, what the internet reaches in `public`.
 */
export type ContainerSubnet = 'containers' | 'public';

/** Subnets that what Azure runs elsewhere reaches the network from. */
export type FarmSubnet = 'functions' | 'workflows' | 'gateways';

/** How descriptions of rules begin, and sentences about what is in a subnet. */
export const TITLES: Record<WorkloadSubnet, string> = {
  containers: 'Containers',
  public: 'Containers on the internet',
  machines: 'Machines',
  clusters: 'Clusters',
  functions: 'Functions',
  workflows: 'Workflows',
  gateways: 'Gateways',
};
