/**
 * Regions that need no opt-in, and their names.
 * Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const AWS_REGIONS = [
  { name: 'ap-northeast-1', title: 'Asia Pacific (Tokyo)' },
  { name: 'ap-northeast-2', title: 'Asia Pacific (Seoul)' },
  { name: 'ap-northeast-3', title: 'Asia Pacific (Osaka)' },
  { name: 'ap-south-1', title: 'Asia Pacific (Mumbai)' },
  { name: 'ap-southeast-1', title: 'Asia Pacific (Singapore)' },
  { name: 'ap-southeast-2', title: 'Asia Pacific (Sydney)' },
  { name: 'ca-central-1', title: 'Canada (Central)' },
  { name: 'eu-central-1', title: 'Europe (Frankfurt)' },
  { name: 'eu-north-1', title: 'Europe (Stockholm)' },
  { name: 'eu-west-1', title: 'Europe (Ireland)' },
  { name: 'eu-west-2', title: 'Europe (London)' },
  { name: 'eu-west-3', title: 'Europe (Paris)' },
  { name: 'sa-east-1', title: 'South America (São Paulo)' },
  { name: 'us-east-1', title: 'US East (N. Virginia)' },
  { name: 'us-east-2', title: 'US East (Ohio)' },
  { name: 'us-west-1', title: 'US West (N. California)' },
  { name: 'us-west-2', title: 'US West (Oregon)' },
] as const;

/** Regions that an account has to switch on first, and those of partitions. */
export const AWS_OPT_IN_REGIONS = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ca-west-1',
  'cn-north-1',
  'cn-northwest-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'us-gov-east-1',
  'us-gov-west-1',
] as const;

export const AWS_DEFAULT_REGION = 'eu-central-1';
