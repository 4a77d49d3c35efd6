import type { SqlParameters, SqlScope } from '../../resource-types/sqlDatabase';
import {
  conditional,
  dynamicBlock,
  type Skip,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';

/** Azure chooses and swaps the zones of a flexible server. */
export const CHOSEN_BY_AZURE = [
  'zone',
  'high_availability[0].standby_availability_zone',
];

/** Sizes of a flexible server by Azure's names. */
export type Skus = Readonly<Record<SqlParameters['size'], string>>;

/** A size that can have a standby where one is wanted; burstable ones cannot. */
export function skuOf(
  skus: Skus,
  { size, highAvailability }: SqlParameters,
): string {
  return size === 'small' && highAvailability ? skus.medium : skus[size];
}

/** The block that asks for a second copy, in the environments that want one. */
export function standby(scope: SqlScope, azure: AzureFoundation): Value {
  const mode = { mode: azure.zoned ? 'ZoneRedundant' : 'SameZone' };
  const wanted = scope.value(
    'standby',
    'a second copy in another zone.',
    p => p.highAvailability,
  );
  if (typeof wanted === 'boolean') {
    return wanted ? mode : undefined;
  }
  return dynamicBlock(conditional(wanted, [1], []), () => mode);
}

/** Backups stay in the region where it has no second one. */
export function geoBackupSkips(
  azure: AzureFoundation,
  checkov: string,
): Skip[] {
  return azure.paired
    ? []
    : [
        {
          checkov,
          reason:
            'The region has no second one in its geography; backups are kept in several zones.',
        },
      ];
}
