/**
 * Public regions with availability zones. `paired` ones keep copies in a second
 * region of the same geography, which backups and storage can use.
 * Source: https://learn.microsoft.com/azure/reliability/regions-list
 */
const REGIONS = [
  { name: 'australiaeast', title: 'Australia East', paired: true },
  { name: 'austriaeast', title: 'Austria East', paired: false },
  { name: 'brazilsouth', title: 'Brazil South', paired: true },
  { name: 'canadacentral', title: 'Canada Central', paired: true },
  { name: 'centralindia', title: 'Central India', paired: true },
  { name: 'centralus', title: 'Central US', paired: true },
  { name: 'chilecentral', title: 'Chile Central', paired: false },
  { name: 'eastasia', title: 'East Asia', paired: true },
  { name: 'eastus', title: 'East US', paired: true },
  { name: 'eastus2', title: 'East US 2', paired: true },
  { name: 'francecentral', title: 'France Central', paired: true },
  { name: 'germanywestcentral', title: 'Germany West Central', paired: true },
  { name: 'indonesiacentral', title: 'Indonesia Central', paired: false },
  { name: 'israelcentral', title: 'Israel Central', paired: false },
  { name: 'italynorth', title: 'Italy North', paired: false },
  { name: 'japaneast', title: 'Japan East', paired: true },
  { name: 'japanwest', title: 'Japan West', paired: true },
  { name: 'koreacentral', title: 'Korea Central', paired: true },
  { name: 'malaysiawest', title: 'Malaysia West', paired: false },
  { name: 'mexicocentral', title: 'Mexico Central', paired: false },
  { name: 'newzealandnorth', title: 'New Zealand North', paired: false },
  { name: 'northeurope', title: 'North Europe (Ireland)', paired: true },
  { name: 'norwayeast', title: 'Norway East', paired: true },
  { name: 'polandcentral', title: 'Poland Central', paired: false },
  { name: 'qatarcentral', title: 'Qatar Central', paired: false },
  { name: 'southafricanorth', title: 'South Africa North', paired: true },
  { name: 'southcentralus', title: 'South Central US', paired: true },
  { name: 'southeastasia', title: 'Southeast Asia (Singapore)', paired: true },
  { name: 'spaincentral', title: 'Spain Central', paired: false },
  { name: 'swedencentral', title: 'Sweden Central', paired: true },
  { name: 'switzerlandnorth', title: 'Switzerland North', paired: true },
  { name: 'uaenorth', title: 'UAE North', paired: true },
  { name: 'uksouth', title: 'UK South', paired: true },
  { name: 'westeurope', title: 'West Europe (Netherlands)', paired: true },
  { name: 'westus2', title: 'West US 2', paired: true },
  { name: 'westus3', title: 'West US 3', paired: true },
] as const;

/** Regions without availability zones; all of them have a second region. */
const WITHOUT_ZONES = [
  'australiacentral',
  'australiacentral2',
  'australiasoutheast',
  'brazilsoutheast',
  'canadaeast',
  'francesouth',
  'germanynorth',
  'koreasouth',
  'northcentralus',
  'norwaywest',
  'southafricawest',
  'southindia',
  'swedensouth',
  'switzerlandwest',
  'uaecentral',
  'ukwest',
  'westcentralus',
  'westindia',
  'westus',
];

export const AZURE_REGIONS: readonly { name: string; title: string }[] =
  REGIONS;

/** Every public region, by name. */
export const AZURE_REGION_NAMES: readonly string[] = [
  ...REGIONS.map(({ name }) => name),
  ...WITHOUT_ZONES,
];

export const AZURE_DEFAULT_REGION = 'westeurope';

/** Whether a region has a second one that copies can be kept in. */
export function isPairedRegion(region: string): boolean {
  return (
    REGIONS.some(({ name, paired }) => name === region && paired) ||
    WITHOUT_ZONES.includes(region)
  );
}

/** Whether a region has availability zones, as all new ones have. */
export function isZonedRegion(region: string): boolean {
  return !WITHOUT_ZONES.includes(region);
}
