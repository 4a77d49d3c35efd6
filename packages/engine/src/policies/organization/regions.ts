import type { Cloud } from 'backstage-plugin-stackgen-common';
import { resourceSchema, type BlockSchema } from 'stackgen-provider-schemas';
import { knownRegions } from '../../clouds/checkRegion';
import type { GeneralPolicy } from '../GeneralPolicy';

/** Arguments that say where something is, by cloud. */
const ARGUMENTS: Record<Cloud, readonly string[]> = {
  aws: [
    'availability_zone',
    'availability_zones',
    'region',
    'region_name',
    'replica_region',
    'source_region',
    'destination_region',
  ],
  azure: ['failover_location', 'geo_location', 'location', 'region'],
  civo: ['region'],
  gcp: [
    'allowed_persistence_regions',
    'location',
    'region',
    'zone',
    'zones',
    'distribution_policy_zones',
  ],
};

const CLOUD_OF: Record<string, Cloud> = {
  aws: 'aws',
  azurerm: 'azure',
  civo: 'civo',
  google: 'gcp',
};

/** Places that are more than one region. Source: https://cloud.google.com/storage/docs/locations */
const MANY_REGIONS = /^(asia\d*|eu|eur\d+|europe|nam\d+|us|in)$/;

/** How deep blocks are looked into. */
const DEPTH = 4;

const paths = new Map<string, readonly string[]>();

export const REGION_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'REGION-1',
    severity: 'error',
    title: 'Everything is in a region that the standards allow',
    rationale: 'Where data is decides whose law it is under.',
    references: [],
    about: 'everything that says where it is, and inputs of own modules',
    // Where exactly is looked up only when there is something to hold it against.
    concerns: type =>
      type === 'module' || CLOUD_OF[type.split('_')[0]] !== undefined,
    find(block, { cloud, standards, facts }) {
      const allowed = cloud && standards.regions[cloud]?.allowed;
      if (!cloud || !allowed) {
        return undefined;
      }
      const wanted = allowed.map(region => region.toLowerCase());
      const looked =
        block.kind === 'module' ? ARGUMENTS[cloud] : pathsOf(block.type);
      for (const path of looked) {
        const found = facts
          .membersAt(block, path)
          .find(({ value }) => isElsewhere(value, cloud, wanted));
        if (found) {
          return {
            path,
            ...(found.environment !== undefined && {
              environment: found.environment,
            }),
            says: `The standards do not allow ${String(found.value)}.`,
            mend: `Choose one of ${allowed.join(', ')}.`,
          };
        }
      }
      return undefined;
    },
  },
];

function isElsewhere(
  value: unknown,
  cloud: Cloud,
  allowed: readonly string[],
): boolean {
  if (typeof value !== 'string') {
    return false;
  }
  const region = regionOf(value, cloud);
  const isRegion =
    knownRegions(cloud).includes(region) ||
    // Civo tells nobody beforehand which regions it has.
    (cloud === 'civo' && !region.includes('${')) ||
    (cloud === 'gcp' && MANY_REGIONS.test(region));
  return isRegion && !allowed.includes(region);
}

/** The region of a zone, in the words of the standards. */
function regionOf(value: string, cloud: Cloud): string {
  const text = value.toLowerCase();
  switch (cloud) {
    case 'aws':
      return text.replace(/(\d)[a-z]$/, '$1');
    case 'azure':
      return text.replace(/\s+/g, '');
    case 'gcp':
      return text.replace(/(\d)-[a-z]$/, '$1');
    default:
      return text;
  }
}

/** Paths to the arguments of a type that say where it is. */
function pathsOf(type: string): readonly string[] {
  let found = paths.get(type);
  if (!found) {
    const cloud = CLOUD_OF[type.split('_')[0]];
    const schema = cloud && resourceSchema(type);
    found = schema ? within(schema, ARGUMENTS[cloud], DEPTH) : [];
    paths.set(type, found);
  }
  return found;
}

function within(
  { attributes, blocks }: BlockSchema,
  names: readonly string[],
  depth: number,
): string[] {
  return [
    ...names.filter(
      name => attributes[name]?.required || attributes[name]?.optional,
    ),
    ...(depth === 0
      ? []
      : Object.keys(blocks).flatMap(name =>
          within(blocks[name].block, names, depth - 1).map(
            path => `${name}.${path}`,
          ),
        )),
  ];
}
