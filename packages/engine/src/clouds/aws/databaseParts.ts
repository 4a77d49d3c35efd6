import type { NodeScope } from '../../resource-types/NodeScope';
import {
  madeFromAddress,
  neverOneWord,
  type SqlScope,
} from '../../resource-types/sqlDatabase';
import { template, type BlockHandle, type Expression } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

/** Name of the administrator; what engines keep for themselves it is not. */
export const ADMINISTRATOR = 'stackadmin';

/**
 * Name of the first database. RDS refuses each of the hundreds of words that
 * SQL knows, whether a database can be called that or not: `catalog`, `db`,
 * `flag`, `identity`.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export function firstDatabaseOf(scope: SqlScope): string {
  return (
    scope.structural(p => p.databaseName) ??
    madeFromAddress(neverOneWord(scope.address))
  );
}

/** A setting of a parameter group. */
export type DatabaseSetting = {
  readonly name: string;
  readonly value: string;
  /** For what changes only when the database starts, and see {@link asStarted}. */
  readonly apply_method?: 'pending-reboot';
};

/**
 * A setting that may have the value already that it gets: AWS then takes no
 * method for it and says `pending-reboot`, so that every plan would show a
 * difference from `immediate`. The database starts with it either way.
 * Source: https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/db_parameter_group.html.markdown#problematic-plan-changes
 */
export function asStarted(name: string, value: string): DatabaseSetting {
  return { name, value, apply_method: 'pending-reboot' };
}

/** Private subnets for a database, of RDS or of DocumentDB. */
export function createSubnetGroup(
  scope: NodeScope,
  aws: AwsFoundation,
  type: 'aws_db_subnet_group' | 'aws_docdb_subnet_group',
): BlockHandle {
  return scope.resource(
    type,
    undefined,
    {
      name: aws.name(scope, { maxLength: 255, letterFirst: true }),
      subnet_ids: aws.network.privateSubnetIds(),
    },
    {
      provenance: {
        reason: `${scope.label} has private addresses only.`,
        implicit: true,
      },
    },
  );
}

/** How a database behaves, by settings that the engine's version knows. */
export function createSettings(
  scope: NodeScope,
  aws: AwsFoundation,
  options: {
    type:
      | 'aws_db_parameter_group'
      | 'aws_rds_cluster_parameter_group'
      | 'aws_docdb_cluster_parameter_group';
    family: string | Expression;
    settings: readonly DatabaseSetting[];
    reason: string;
  },
): BlockHandle {
  const { type, family, settings, reason } = options;
  return scope.resource(
    type,
    undefined,
    {
      name_prefix: template(
        aws.name(scope, { maxLength: 200, letterFirst: true }),
        '-',
      ),
      family,
      parameter: settings.map(setting => ({ ...setting })),
    },
    {
      lifecycle: { createBeforeDestroy: true },
      provenance: { reason, implicit: true },
    },
  );
}

/** The logs of a database; AWS makes them itself otherwise: not encrypted, and kept for ever. */
export function createLogs(
  scope: NodeScope,
  aws: AwsFoundation,
  options: {
    path:
      | '/aws/rds/instance/'
      | '/aws/rds/cluster/'
      | '/aws/docdb/'
      | '/aws/redshift/';
    name: Expression;
    logs: readonly string[];
  },
): BlockHandle[] {
  const { path, name, logs } = options;
  return logs.map(log =>
    aws.logs.group(scope, {
      suffix: log.replace(/-/g, '_'),
      path,
      name: [name, `/${log}`],
      reason: `Logs of ${scope.label}.`,
    }),
  );
}

/** What the last backup is called, which is kept when the database goes. */
export function finalSnapshot(scope: NodeScope, aws: AwsFoundation) {
  return {
    skip_final_snapshot: false,
    final_snapshot_identifier: template(
      aws.name(scope, { maxLength: 255, reserve: 6, letterFirst: true }),
      '-final',
    ),
  };
}
