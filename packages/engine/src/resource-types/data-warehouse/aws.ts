import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsImplementation } from '../../clouds/aws/AwsImplementation';
import { ADMINISTRATOR, createLogs } from '../../clouds/aws/databaseParts';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { loadsFrom } from './awsLoading';
import { warehouseLogin } from './awsLogin';
import { takeSnapshots } from './awsSnapshots';
import { databaseNameOf } from './databaseName';
import type { DataWarehouseParameters } from './definition';

type Scope = NodeScope<DataWarehouseParameters>;

/** Source: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html */
const PORT = 5439;

/** Source: https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateNamespace.html */
const NAME = { maxLength: 64, letterFirst: true } as const;

/**
 * Redshift processing units: what it computes with at first, and at most.
 * Source: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html
 */
const SIZES = {
  small: { base: 8, most: 32 },
  medium: { base: 32, most: 128 },
  large: { base: 128, most: 512 },
};

const DAY_HOURS = 24;

/** Source: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html */
const LOGS = ['connectionlog', 'useractivitylog', 'userlog'];

const SETTINGS = [
  { parameter_key: 'enable_user_activity_logging', parameter_value: 'true' },
  { parameter_key: 'require_ssl', parameter_value: 'true' },
];

export const redshift: AwsImplementation<DataWarehouseParameters> = {
  name: 'redshift-serverless',
  title: 'Amazon Redshift Serverless',
  limits: [
    {
      parameter: 'timeTravelDays',
      applies: () => true,
      message:
        'Redshift cannot be asked how its data was: recovery points of the last day and a snapshot of each day are kept, and a table or everything is brought back from them.',
    },
    {
      parameter: 'tableDays',
      applies: p => p.tableDays > 0,
      effect: 'none',
      message: 'Tables of Redshift do not expire.',
      mend: 'Let a scheduled-job drop what is old.',
    },
  ],
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const group = aws.network.securityGroup(node, {
      description: `Redshift ${scope.address}`,
    });
    const databaseName = databaseNameOf(scope);
    const namespace = createNamespace(scope, aws, databaseName);
    const workgroup = createWorkgroup(scope, aws, { namespace, group });
    limitUse(scope, workgroup);
    takeSnapshots(scope, aws, namespace);
    return {
      provides: {
        network: { securityGroupId: group.ref('id'), port: PORT },
        apis: ['redshift-data', 'redshift-serverless'],
        worksByApi: true,
        environment: {
          HOST: workgroup.ref('endpoint', 0, 'address'),
          PORT: String(PORT),
          NAME: databaseName,
          WORKGROUP: workgroup.ref('workgroup_name'),
        },
        ...warehouseLogin(aws, {
          workgroupArn: workgroup.ref('arn'),
          secretArn: namespace.ref('admin_password_secret_arn'),
        }),
      },
      consumes: loadsFrom(node, aws, { namespace, group }),
    };
  },
};

function createNamespace(
  scope: Scope,
  aws: AwsFoundation,
  databaseName: string,
): BlockHandle {
  const node = scope as unknown as NodeScope;
  const name = aws.name(node, NAME);
  const logs = createLogs(node, aws, {
    path: '/aws/redshift/',
    name,
    logs: LOGS,
  });
  return scope.resource(
    'aws_redshiftserverless_namespace',
    undefined,
    {
      namespace_name: name,
      db_name: databaseName,
      admin_username: ADMINISTRATOR,
      manage_admin_password: true,
      admin_password_secret_kms_key_id: aws.encryption.keyArn(),
      kms_key_id: aws.encryption.keyArn(),
      log_exports: LOGS,
    },
    { dependsOn: logs, lifecycle: preventDestroy(scope) },
  );
}

function createWorkgroup(
  scope: Scope,
  aws: AwsFoundation,
  { namespace, group }: { namespace: BlockHandle; group: BlockHandle },
): BlockHandle {
  const node = scope as unknown as NodeScope;
  return scope.resource(
    'aws_redshiftserverless_workgroup',
    undefined,
    {
      workgroup_name: aws.name(node, NAME),
      namespace_name: namespace.ref('namespace_name'),
      base_capacity: scope.value(
        'base_capacity',
        'processing units that it begins with.',
        p => SIZES[p.size].base,
      ),
      max_capacity: scope.value(
        'max_capacity',
        'processing units that it takes at most.',
        p => SIZES[p.size].most,
      ),
      port: PORT,
      publicly_accessible: false,
      // What it loads comes by the network, too; that takes three zones. Source:
      // https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html
      enhanced_vpc_routing: true,
      subnet_ids: aws.network.threePrivateSubnetIds(node),
      security_group_ids: [group.ref('id')],
      config_parameter: SETTINGS,
    },
    {
      // AWS adds settings that not all versions of the provider take. Source:
      // https://github.com/hashicorp/terraform-provider-aws/issues/49939
      lifecycle: { ignoreChanges: ['config_parameter'] },
    },
  );
}

/** Tells by a metric when a day costs more than its first units all day long. */
function limitUse(scope: Scope, workgroup: BlockHandle): void {
  scope.resource(
    'aws_redshiftserverless_usage_limit',
    undefined,
    {
      resource_arn: workgroup.ref('arn'),
      usage_type: 'serverless-compute',
      period: 'daily',
      amount: scope.value(
        'daily_units',
        'processing units, times hours, after which a metric tells of the day.',
        p => SIZES[p.size].base * DAY_HOURS,
      ),
      breach_action: 'emit-metric',
    },
    {
      provenance: {
        reason: `A day on which ${scope.label} costs much is seen, and nothing is stopped.`,
        implicit: true,
      },
    },
  );
}
