import {
  atLeast,
  isNoneOf,
  isOneOf,
  isSet,
  isTrue,
  matches,
  notFalse,
  notSet,
  notTrue,
  type Expectation,
  type Must,
  type Policy,
} from '../Policy';
import { be, companion, policiesOf, type Row } from '../rows';

const POSTGRES = { path: 'family', be: matches(/^postgres/, 'PostgreSQL') };
const AURORA = {
  path: 'family',
  be: matches(/^aurora-postgresql/, 'Aurora PostgreSQL'),
};
const MYSQL = { path: 'family', be: matches(/^(mysql|mariadb)/, 'MySQL') };

/** A setting in a group of them. */
function setting(name: string, expectation: Expectation): Must {
  return {
    block: 'parameter',
    where: { path: 'name', is: name },
    ...be('value', expectation),
  };
}

const ON = isOneOf('1', 'ON', 'on', 1);

const GROUPS = [
  ['aws_db_parameter_group', POSTGRES],
  ['aws_rds_cluster_parameter_group', AURORA],
] as const;

const DATABASES: readonly Row[] = [
  [
    'AWS-RDS-14',
    'aws_db_instance',
    'Users sign in as what they are',
    'CKV_AWS_161, AWS-0176, RDS.10',
    be('iam_database_authentication_enabled', isTrue),
    { path: 'engine', be: isOneOf('mariadb', 'mysql', 'postgres') },
  ],
  [
    'AWS-RDS-15',
    'aws_rds_cluster',
    'Users sign in as what they are',
    'CKV_AWS_162, RDS.12',
    be('iam_database_authentication_enabled', isTrue),
  ],
  [
    'AWS-RDS-16',
    'aws_rds_cluster_instance',
    'Databases have no public address',
    'CKV_AWS_17, RDS.2',
    be('publicly_accessible', notTrue),
  ],
  [
    'AWS-RDS-17',
    'aws_rds_cluster_instance',
    'Operating system metrics are collected',
    'CKV_AWS_118, RDS.6',
    be('monitoring_interval', atLeast(1)),
  ],
  [
    'AWS-RDS-18',
    'aws_rds_cluster_instance',
    'Minor versions come by themselves',
    'CKV_AWS_226, RDS.13, RDS.35',
    be('auto_minor_version_upgrade', notFalse),
  ],
  [
    'AWS-RDS-19',
    'aws_rds_cluster_instance',
    'Queries can be looked at, encrypted',
    'CKV_AWS_353, CKV_AWS_354, AWS-0133',
    be('performance_insights_kms_key_id', isSet),
  ],
  ...GROUPS.flatMap(([type, only], index): Row[] => [
    [
      `AWS-RDS-${20 + 3 * index}`,
      type,
      'PostgreSQL is reached by TLS only',
      'CKV2_AWS_69',
      setting('rds.force_ssl', ON),
      only,
    ],
    [
      `AWS-RDS-${21 + 3 * index}`,
      type,
      'What changes the form of data is logged',
      'CKV2_AWS_30',
      setting('log_statement', isOneOf('ddl', 'mod', 'all')),
      only,
    ],
    [
      `AWS-RDS-${22 + 3 * index}`,
      type,
      'Slow statements are logged',
      'CKV2_AWS_30',
      setting('log_min_duration_statement', isSet),
      only,
    ],
  ]),
  [
    'AWS-RDS-26',
    'aws_db_parameter_group',
    'MySQL is reached by TLS only',
    'CKV2_AWS_69',
    setting('require_secure_transport', ON),
    MYSQL,
  ],
  [
    'AWS-DDB-3',
    'aws_dynamodb_table',
    'Tables take the load that comes',
    'CKV2_AWS_16, DynamoDB.1',
    be('billing_mode', isOneOf('PAY_PER_REQUEST')),
  ],
  [
    'AWS-CACHE-4',
    'aws_elasticache_replication_group',
    'Caches survive the loss of a node',
    'CKV2_AWS_50, ElastiCache.3',
    be('automatic_failover_enabled', isTrue),
  ],
  [
    'AWS-S3-7',
    'aws_s3_bucket_acl',
    'Nobody has rights by a list from the past',
    'CKV_AWS_20, CKV_AWS_57, CKV_AWS_375, S3.12',
    be(
      'acl',
      isOneOf('private', 'log-delivery-write', 'bucket-owner-full-control'),
    ),
  ],
];

const EXEC = 'configuration.execute_command_configuration';

const CONTAINERS: readonly Row[] = [
  [
    'AWS-ECS-5',
    'aws_ecs_cluster',
    'What is done in a container is logged, encrypted',
    'CKV_AWS_223, CKV_AWS_224',
    be(`${EXEC}.kms_key_id`, isSet),
  ],
  [
    'AWS-ECS-6',
    'aws_ecs_cluster',
    'What is done in a container is logged',
    'CKV_AWS_223',
    be(`${EXEC}.logging`, isOneOf('DEFAULT', 'OVERRIDE')),
  ],
  [
    'AWS-ECS-7',
    'aws_ecs_service',
    'Services run on the newest platform',
    'CKV_AWS_332, ECS.10',
    be('platform_version', isOneOf(undefined, 'LATEST')),
  ],
  [
    'AWS-ECS-8',
    'aws_ecs_task_definition',
    'Containers do not see the processes of the machine',
    'CKV_AWS_335, ECS.3',
    be('pid_mode', isNoneOf('host')),
  ],
  [
    'AWS-ECS-9',
    'aws_ecs_task_definition',
    'Containers have no right over the machine',
    'CKV_AWS_334, ECS.4',
    {
      path: 'container_definitions',
      without: matches(/"?privileged"?\s*(:|=)\s*true/, 'privileged'),
    },
  ],
  [
    'AWS-EKS-4',
    'aws_eks_cluster',
    'Kubernetes has a version that is mended',
    // Source: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
    'CKV_AWS_339, EKS.2',
    be('version', matches(/^(1\.(3[2-9]|[4-9]\d)|\$\{.*)$/, '1.32 or newer')),
    { path: 'version', be: isSet },
  ],
  [
    'AWS-EKS-5',
    'aws_eks_node_group',
    'Machines are entered from one place only',
    'CKV_AWS_100',
    be('remote_access.source_security_group_ids', isSet),
    { path: 'remote_access', be: isSet },
  ],
];

const FUNCTIONS: readonly Row[] = [
  [
    'AWS-FN-2',
    'aws_lambda_function',
    'Functions leave room for others',
    'CKV_AWS_115',
    be('reserved_concurrent_executions', isSet),
  ],
  [
    'AWS-FN-3',
    'aws_lambda_function',
    'What a function fails at is kept',
    'CKV_AWS_116',
    be('dead_letter_config.target_arn', isSet),
  ],
  [
    'AWS-FN-4',
    'aws_lambda_function',
    'What a function is told is encrypted with an own key',
    'CKV_AWS_173',
    be('kms_key_arn', isSet),
    { path: 'environment.variables', be: isSet },
  ],
  [
    'AWS-FN-5',
    'aws_lambda_function',
    'Functions run on something that is mended',
    // Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
    'CKV_AWS_363, Lambda.2',
    {
      path: 'runtime',
      without: matches(
        /^(nodejs((0\.|[468]|1\d|20)\S*)?|python(2\.\d|3\.([6-9]|10))|ruby(2\.\d|3\.2)|java8(\.al2)?|go1\.x|dotnetcore\S*|dotnet[68]|provided(\.al2)?)$/,
        'over',
      ),
    },
  ],
];

const DOORS: readonly Row[] = [
  [
    'AWS-LB-4',
    'aws_lb',
    'Requests that two servers would read differently are refused',
    'CKV_AWS_328, ELB.12',
    be('desync_mitigation_mode', isNoneOf('monitor')),
  ],
  [
    'AWS-LB-5',
    'aws_lb',
    'Load is spread over all zones',
    'CKV_AWS_152',
    be('enable_cross_zone_load_balancing', isTrue),
    { path: 'load_balancer_type', be: isOneOf('gateway', 'network') },
  ],
  [
    'AWS-LB-6',
    'aws_lb_listener',
    'TLS is new',
    'CKV2_AWS_74, CKV_AWS_103, AWS-0047, ELB.17',
    be(
      'ssl_policy',
      matches(
        /^(ELBSecurityPolicy-TLS13-1-[23]-|\$\{)/,
        'ELBSecurityPolicy-TLS13-1-2-… or newer',
      ),
    ),
    { path: 'protocol', be: isOneOf('HTTPS', 'TLS') },
  ],
  [
    'AWS-LB-7',
    'aws_lb_target_group',
    'Only what answers well gets requests',
    'CKV_AWS_261',
    be('health_check.path', isSet),
    { path: 'protocol', be: isOneOf('HTTP', 'HTTPS') },
  ],
  [
    'AWS-LB-8',
    'aws_lb',
    'What everybody reaches has a firewall',
    'CKV2_AWS_28, ELB.16',
    companion('aws_wafv2_web_acl_association', 'resource_arn'),
    { path: 'internal', be: notTrue },
  ],
  [
    'AWS-API-4',
    'aws_api_gateway_stage',
    'Calls are logged',
    'CKV_AWS_76, AWS-0001, APIGateway.1',
    be('access_log_settings.destination_arn', isSet),
  ],
  [
    'AWS-API-5',
    'aws_api_gateway_stage',
    'Calls can be followed',
    'CKV_AWS_73, AWS-0003, APIGateway.3',
    be('xray_tracing_enabled', isTrue),
  ],
  [
    'AWS-API-6',
    'aws_api_gateway_stage',
    'What is behind knows who calls',
    'CKV2_AWS_51, APIGateway.2',
    be('client_certificate_id', isSet),
  ],
  [
    'AWS-API-7',
    'aws_api_gateway_stage',
    'What everybody reaches has a firewall',
    'CKV2_AWS_29, APIGateway.4',
    companion('aws_wafv2_web_acl_association', 'resource_arn'),
  ],
  [
    'AWS-API-8',
    'aws_api_gateway_method_settings',
    'What goes wrong is logged',
    'CKV2_AWS_4, APIGateway.1',
    be('settings.logging_level', isOneOf('ERROR', 'INFO')),
  ],
  [
    'AWS-SG-6',
    'aws_default_security_group',
    'The group that comes by itself opens nothing',
    'CKV2_AWS_12, EC2.2',
    be('ingress', notSet),
  ],
];

/** What of the "Base" of AWS is not said elsewhere. */
export const AWS_BASE_POLICIES: readonly Policy[] = [
  ...policiesOf('A database is what cannot be made again.', DATABASES),
  ...policiesOf(
    'A container that is broken into must not be a way to anything else.',
    CONTAINERS,
  ),
  ...policiesOf(
    'A function runs with rights, and on what others send.',
    FUNCTIONS,
  ),
  ...policiesOf('It is the door to the internet.', DOORS),
];
