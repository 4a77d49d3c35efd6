import { Conditional } from '../../terraform/expression';
import { inline } from '../../terraform/hcl/inline';
import type { BlockHandle } from '../../terraform';
import type { ArgumentValue } from '../Facts';
import {
  aboutTypes,
  type Breach,
  type GeneralPolicy,
  type StackView,
} from '../GeneralPolicy';
import { atLeast, isOneOf, type Expectation } from '../Policy';

interface Wanted {
  readonly path: string;
  readonly be: Expectation;
}

const on = (path: string): Wanted => ({
  path,
  be: isOneOf(true, 'true', 'DELETE_PROTECTION_ENABLED'),
});

/** What keeps a database from being deleted. */
const DATABASES: Record<string, Wanted> = {
  aws_db_instance: on('deletion_protection'),
  aws_docdb_cluster: on('deletion_protection'),
  aws_dynamodb_table: on('deletion_protection_enabled'),
  aws_neptune_cluster: on('deletion_protection'),
  aws_rds_cluster: on('deletion_protection'),
  google_alloydb_cluster: on('deletion_protection'),
  google_bigtable_instance: on('deletion_protection'),
  google_firestore_database: on('delete_protection_state'),
  google_spanner_database: on('deletion_protection'),
  google_sql_database_instance: on('deletion_protection'),
};

/** The same for what others reach by its address. */
const DOORS: Record<string, Wanted> = {
  aws_lb: on('enable_deletion_protection'),
  google_cloud_run_v2_service: on('deletion_protection'),
  google_container_cluster: on('deletion_protection'),
};

/** What lets something survive the loss of a machine or a zone. */
const STANDBYS: Record<string, Wanted> = {
  aws_db_instance: { path: 'multi_az', be: isOneOf(true) },
  aws_elasticache_replication_group: {
    path: 'automatic_failover_enabled',
    be: isOneOf(true),
  },
  azurerm_managed_redis: {
    path: 'high_availability_enabled',
    be: isOneOf(true, undefined),
  },
  azurerm_mssql_database: { path: 'zone_redundant', be: isOneOf(true) },
  civo_database: { path: 'nodes', be: atLeast(2) },
  google_memorystore_instance: { path: 'replica_count', be: atLeast(1) },
  google_sql_database_instance: {
    path: 'settings.availability_type',
    be: isOneOf('REGIONAL'),
  },
};

/** What Azure keeps by a lock on it. */
const LOCKED = [
  'azurerm_cosmosdb_mongo_database',
  'azurerm_cosmosdb_sql_container',
  'azurerm_mssql_database',
  'azurerm_mysql_flexible_database',
  'azurerm_postgresql_flexible_server_database',
];

/** Warnings: who means to remove a stack must be able to switch it off. */
export const PRODUCTION_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'KEEP-1',
    severity: 'warning',
    title: 'Databases in production are not deleted by accident',
    rationale: 'A database is what cannot be made again.',
    references: [
      'CKV_AWS_139',
      'CKV_AWS_293',
      'CKV_GCP_119',
      'AWS-0177',
      'AWS-0343',
      'RDS.7',
      'RDS.8',
      'DynamoDB.6',
    ],
    ...aboutTypes(...Object.keys(DATABASES), ...LOCKED),
    find(block, stack) {
      if (LOCKED.includes(block.type)) {
        return isLocked(block, stack)
          ? undefined
          : {
              mend: 'Lock it: set deletionProtection, or add an azurerm_management_lock.',
            };
      }
      return wrongInProduction(
        block,
        stack,
        DATABASES,
        'Set deletionProtection in production; switch it off only to remove the database.',
      );
    },
  },
  {
    id: 'KEEP-2',
    severity: 'warning',
    title: 'What others reach is not deleted by accident in production',
    rationale: 'Its address is known to others, and does not come again.',
    references: ['CKV_AWS_150', 'ELB.6'],
    ...aboutTypes(...Object.keys(DOORS)),
    find: (block, stack) =>
      wrongInProduction(
        block,
        stack,
        DOORS,
        'Set deletionProtection in production; switch it off only to remove it.',
      ),
  },
  {
    id: 'HA-1',
    severity: 'warning',
    title: 'What holds data survives the loss of a machine in production',
    rationale: 'Machines and zones fail.',
    references: ['CKV_AWS_157', 'CKV2_AWS_50', 'RDS.5'],
    ...aboutTypes(...Object.keys(STANDBYS)),
    find: (block, stack) =>
      wrongInProduction(
        block,
        stack,
        STANDBYS,
        'Set highAvailability in production.',
      ),
  },
];

function wrongInProduction(
  block: BlockHandle,
  stack: StackView,
  wanted: Record<string, Wanted>,
  mend: string,
): Breach | undefined {
  const { path, be } = wanted[block.type];
  const wrong = stack.facts
    .valuesAt(block, path)
    .find(one => isInProduction(one, stack) && !be.holds(one.value));
  return (
    wrong && {
      path,
      ...(wrong.environment !== undefined && {
        environment: wrong.environment,
      }),
      mend,
    }
  );
}

/** Whether what holds in an environment, or in all, holds in production. */
function isInProduction(
  { environment }: Pick<ArgumentValue, 'environment'>,
  { facts }: StackView,
): boolean {
  return environment === undefined
    ? facts.environments.some(isProductionName)
    : isProductionName(environment);
}

function isProductionName(name: string): boolean {
  return /^(live|prod|production)$/.test(name);
}

function isLocked(block: BlockHandle, stack: StackView): boolean {
  const { facts } = stack;
  if (!facts.environments.some(isProductionName)) {
    return true;
  }
  return facts
    .referring('azurerm_management_lock', 'scope', block)
    .some(({ content }) => {
      const count =
        content.kind === 'resource' ? content.options.count : undefined;
      return !(count instanceof Conditional)
        ? true
        : facts
            .valuesIn(`\${${inline(count.condition)}}`, [])
            .every(one => one.value === true || !isInProduction(one, stack));
    });
}
