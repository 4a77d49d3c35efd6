import type { Cloud } from 'backstage-plugin-stackgen-common';
import { buildAws } from './aws/buildAws';
import { buildAzure } from './azure/buildAzure';
import { buildCivo } from './civo/buildCivo';
import type { CloudBuilder } from './Cloud';
import { buildGcp } from './gcp/buildGcp';

/** The clouds that something can be built on. */
export const CLOUD_BUILDERS: Partial<Record<Cloud, CloudBuilder>> = {
  aws: buildAws,
  azure: buildAzure,
  gcp: buildGcp,
  civo: buildCivo,
};
