import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type BlockHandle, type Expression } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

/** Name of the administrator; what engines keep for themselves it is not. */
export const ADMINISTRATOR = 'stackadmin';

/** A setting of a parameter group. */
export type DatabaseSetting = {
  readonly name: string;
  readonly value: string;
  /** For what changes only when the database starts. */
  readonly apply_method?: 'pending-reboot';
};

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
