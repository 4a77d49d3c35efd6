/** Source: https://www.civo.com/docs/overview/regions */
export const CIVO_REGIONS = [
  { name: 'FRA1', title: 'Frankfurt' },
  { name: 'LON1', title: 'London' },
  { name: 'NYC1', title: 'New York' },
  { name: 'PHX1', title: 'Phoenix' },
] as const;

export const CIVO_DEFAULT_REGION = 'FRA1';
