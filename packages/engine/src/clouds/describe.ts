import {
  CLOUD_TITLES,
  CLOUDS,
  type Cloud,
  type CloudInfo,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import { implementationsOf, RESOURCE_TYPES } from '../resource-types/registry';
import { AWS_DEFAULT_REGION, AWS_REGIONS } from './aws/regions';
import { AZURE_DEFAULT_REGION, AZURE_REGIONS } from './azure/regions';
import { CIVO_DEFAULT_REGION, CIVO_REGIONS } from './civo/regions';
import { GCP_DEFAULT_REGION, GCP_REGIONS } from './gcp/regions';

const REGIONS: Record<
  Cloud,
  { default: string; all: readonly { name: string; title: string }[] }
> = {
  aws: { default: AWS_DEFAULT_REGION, all: AWS_REGIONS },
  azure: { default: AZURE_DEFAULT_REGION, all: AZURE_REGIONS },
  gcp: { default: GCP_DEFAULT_REGION, all: GCP_REGIONS },
  civo: { default: CIVO_DEFAULT_REGION, all: CIVO_REGIONS },
};

/** The region of the standards, else a common one. */
export function defaultRegion(cloud: Cloud, standards?: Standards): string {
  return standards?.regions[cloud]?.default ?? REGIONS[cloud].default;
}

/**
 * The clouds, and which of them something can be written for.
 *
 * @public
 */
export function describeClouds(standards?: Standards): CloudInfo[] {
  return CLOUDS.map(cloud => {
    const allowed = standards?.regions[cloud]?.allowed;
    return {
      name: cloud,
      title: CLOUD_TITLES[cloud],
      available: RESOURCE_TYPES.some(
        type => implementationsOf(type, cloud).length > 0,
      ),
      defaultRegion: defaultRegion(cloud, standards),
      regions: REGIONS[cloud].all
        .filter(({ name }) => !allowed || allowed.includes(name))
        .map(({ name, title }) => ({ name, title })),
    };
  });
}
