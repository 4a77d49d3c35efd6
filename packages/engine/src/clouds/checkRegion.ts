import {
  CLOUD_TITLES,
  type Cloud,
  type Problem,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import { nearest } from '../catalog';
import { AWS_OPT_IN_REGIONS, AWS_REGIONS } from './aws/regions';
import { AZURE_REGION_NAMES } from './azure/regions';
import { GCP_REGIONS } from './gcp/regions';

/** Every region that a cloud is known to have; none for clouds to come. */
const KNOWN: Partial<Record<Cloud, readonly string[]>> = {
  aws: [...AWS_REGIONS.map(({ name }) => name), ...AWS_OPT_IN_REGIONS],
  azure: AZURE_REGION_NAMES,
  gcp: GCP_REGIONS.map(({ name }) => name),
};

/** Every region that a cloud is known to have. */
export function knownRegions(cloud: Cloud): readonly string[] {
  return KNOWN[cloud] ?? [];
}

/** Whether the cloud has the region, and the standards allow it. */
export function checkRegion(
  cloud: Cloud,
  region: string,
  standards: Standards,
): Problem[] {
  const where = `region ${region}`;
  const allowed = standards.regions[cloud]?.allowed;
  if (allowed && !allowed.includes(region)) {
    return [
      {
        severity: 'error',
        code: 'region-not-allowed',
        where,
        message: `The standards ${standards.name} do not allow this region of ${CLOUD_TITLES[cloud]}.`,
        mend: `Choose one of ${allowed.join(', ')}.`,
      },
    ];
  }
  const known = KNOWN[cloud];
  if (!known || known.includes(region)) {
    return [];
  }
  const [similar] = nearest(region, known);
  return [
    {
      severity: 'warning',
      code: 'unknown-region',
      where,
      message: `${CLOUD_TITLES[cloud]} is not known to have this region.`,
      mend: similar
        ? `Did you mean ${similar}?`
        : `Known are ${known.join(', ')}.`,
    },
  ];
}
