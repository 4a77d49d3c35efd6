import type { Entity } from '@backstage/catalog-model';
import {
  CLOUD_TITLES,
  CLOUDS,
  type Cloud,
  type CloudInfo,
  type Standards,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { buildEntityGraph } from '../catalog';
import { implementationsOf, RESOURCE_TYPES } from '../resource-types/registry';
import { chooseStandards } from '../standards/chooseProfile';
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
 * The clouds, which of them something can be written for, and their regions: of
 * the profile that is chosen for a stack; without one those that any profile
 * allows, and the default of the last profile.
 *
 * @param stack - What the stack is for, and the entities that may matter to it.
 * @public
 */
export function describeClouds(
  standards?: Standards | readonly StandardsProfile[],
  stack?: { entities: Entity[]; entityRefs: string[] },
): CloudInfo[] {
  const profiles: readonly Standards[] = profilesFor(standards ?? [], stack);
  // The one for whatever no condition chooses.
  const last = profiles[profiles.length - 1];
  return CLOUDS.map(cloud => ({
    name: cloud,
    title: CLOUD_TITLES[cloud],
    available: RESOURCE_TYPES.some(
      type => implementationsOf(type, cloud).length > 0,
    ),
    defaultRegion: defaultRegion(cloud, last),
    regions: REGIONS[cloud].all
      .filter(
        ({ name }) =>
          profiles.length === 0 ||
          profiles.some(({ regions }) => {
            const allowed = regions[cloud]?.allowed;
            return !allowed || allowed.includes(name);
          }),
      )
      .map(({ name, title }) => ({ name, title })),
  }));
}

function profilesFor(
  standards: Standards | readonly StandardsProfile[],
  stack?: { entities: Entity[]; entityRefs: string[] },
): readonly Standards[] {
  const profiles: readonly Standards[] = [standards].flat();
  if (profiles.length < 2 || !stack) {
    return profiles;
  }
  const { graph } = buildEntityGraph(stack.entities);
  return [chooseStandards(standards, graph, stack.entityRefs).standards];
}
