import { Conditional } from '../terraform/expression';
import { inline } from '../terraform/hcl/inline';
import type { BlockHandle } from '../terraform';
import {
  aboutTypes,
  type GeneralPolicy,
  type StackView,
} from './GeneralPolicy';

/** Arguments that keep what holds data from being deleted. */
const ARGUMENTS: Record<string, string> = {
  aws_db_instance: 'deletion_protection',
  aws_docdb_cluster: 'deletion_protection',
  aws_dynamodb_table: 'deletion_protection_enabled',
  aws_neptune_cluster: 'deletion_protection',
  aws_rds_cluster: 'deletion_protection',
  google_alloydb_cluster: 'deletion_protection',
  google_bigtable_instance: 'deletion_protection',
  google_firestore_database: 'delete_protection_state',
  google_spanner_database: 'deletion_protection',
  google_sql_database_instance: 'deletion_protection',
};

/** What Azure keeps by a lock on it. */
const LOCKED = [
  'azurerm_cosmosdb_mongo_database',
  'azurerm_cosmosdb_sql_container',
  'azurerm_mssql_database',
  'azurerm_mysql_flexible_database',
  'azurerm_postgresql_flexible_server_database',
];

const ON: readonly unknown[] = [true, 'true', 'DELETE_PROTECTION_ENABLED'];

/** A warning: who means to remove a stack must be able to switch it off. */
export const DELETION_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'KEEP-1',
    severity: 'warning',
    title: 'Databases in production are not deleted by accident',
    rationale: 'A database is what cannot be made again.',
    references: [
      'CKV_AWS_293',
      'CKV_AWS_139',
      'CKV_GCP_119',
      'AWS-0177',
      'AWS-0343',
      'RDS.7',
      'RDS.8',
    ],
    ...aboutTypes(...Object.keys(ARGUMENTS), ...LOCKED),
    find(block, stack) {
      const path = ARGUMENTS[block.type];
      if (path === undefined) {
        return isLocked(block, stack)
          ? undefined
          : {
              mend: 'Lock it: set deletionProtection, or add an azurerm_management_lock.',
            };
      }
      const wrong = stack.facts
        .valuesAt(block, path)
        .find(
          ({ value, environment }) =>
            isProduction(environment, stack) && !ON.includes(value),
        );
      return (
        wrong && {
          path,
          ...(wrong.environment !== undefined && {
            environment: wrong.environment,
          }),
          mend: 'Set deletionProtection in production; switch it off only to remove the database.',
        }
      );
    },
  },
];

/** Whether what holds in an environment, or in all, holds in production. */
function isProduction(
  environment: string | undefined,
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
            .every(
              ({ value, environment }) =>
                value === true || !isProduction(environment, stack),
            );
    });
}
