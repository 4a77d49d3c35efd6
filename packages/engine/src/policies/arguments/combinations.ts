/** Arguments of which a provider takes some together only. */
export interface Combination {
  readonly types: readonly string[];
  readonly arguments: readonly string[];
  /** How many of them it takes. */
  readonly takes: 'one' | 'at most one' | 'at least one';
}

/** An argument that a provider takes beside another one only. */
export interface Companion {
  readonly types: readonly string[];
  readonly argument: string;
  readonly needs: string;
}

const ROUTING = [
  'cidr_routing_policy',
  'failover_routing_policy',
  'geolocation_routing_policy',
  'geoproximity_routing_policy',
  'latency_routing_policy',
  'multivalue_answer_routing_policy',
  'weighted_routing_policy',
] as const;

/** What an alarm on one metric has, and one on a query has not. */
const OF_ONE_METRIC = [
  'dimensions',
  'extended_statistic',
  'metric_name',
  'namespace',
  'period',
  'statistic',
] as const;

/** Each of some arguments excludes another one. */
function excluded(
  type: string,
  argument: string,
  by: readonly string[],
): Combination[] {
  return by.map(other => ({
    types: [type],
    arguments: [argument, other],
    takes: 'at most one',
  }));
}

/**
 * What the schemas that providers publish do not say: it stands in their
 * source, as `ConflictsWith`, `ExactlyOneOf` and `AtLeastOneOf`. Sources:
 * https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
 * https://github.com/hashicorp/terraform-provider-azurerm/tree/main/internal/services
 */
export const COMBINATIONS: readonly Combination[] = [
  {
    types: ['aws_autoscaling_group'],
    arguments: [
      'launch_configuration',
      'launch_template',
      'mixed_instances_policy',
    ],
    takes: 'one',
  },
  ...excluded('aws_autoscaling_group', 'availability_zones', [
    'vpc_zone_identifier',
  ]),
  {
    types: ['aws_cloudwatch_event_rule'],
    arguments: ['event_pattern', 'schedule_expression'],
    takes: 'at least one',
  },
  ...excluded('aws_cloudwatch_metric_alarm', 'metric_query', OF_ONE_METRIC),
  ...excluded('aws_cloudwatch_metric_alarm', 'statistic', [
    'extended_statistic',
  ]),
  ...excluded('aws_cloudwatch_metric_alarm', 'threshold', [
    'threshold_metric_id',
  ]),
  ...excluded('aws_db_instance', 'manage_master_user_password', [
    'password',
    'password_wo',
  ]),
  ...['aws_docdb_cluster', 'aws_rds_cluster'].flatMap(type =>
    excluded(type, 'manage_master_user_password', [
      'master_password',
      'master_password_wo',
    ]),
  ),
  ...excluded('aws_ecs_service', 'launch_type', ['capacity_provider_strategy']),
  ...excluded('aws_elasticache_replication_group', 'auth_token', [
    'user_group_ids',
  ]),
  ...excluded('aws_elasticache_replication_group', 'num_cache_clusters', [
    'num_node_groups',
    'replicas_per_node_group',
  ]),
  {
    types: ['aws_lambda_function'],
    arguments: ['filename', 'image_uri', 's3_bucket'],
    takes: 'one',
  },
  ...excluded('aws_lambda_function', 's3_object_version', [
    'filename',
    'image_uri',
  ]),
  {
    types: ['aws_route'],
    arguments: [
      'destination_cidr_block',
      'destination_ipv6_cidr_block',
      'destination_prefix_list_id',
    ],
    takes: 'one',
  },
  {
    types: ['aws_route'],
    arguments: [
      'carrier_gateway_id',
      'core_network_arn',
      'egress_only_gateway_id',
      'gateway_id',
      'local_gateway_id',
      'nat_gateway_id',
      'network_interface_id',
      'transit_gateway_id',
      'vpc_endpoint_id',
      'vpc_peering_connection_id',
    ],
    takes: 'one',
  },
  {
    types: ['aws_route53_record'],
    arguments: ['alias', 'records'],
    takes: 'one',
  },
  ...excluded('aws_route53_record', 'alias', ['ttl']),
  { types: ['aws_route53_record'], arguments: ROUTING, takes: 'at most one' },
  {
    types: ['aws_secretsmanager_secret_version'],
    arguments: ['secret_binary', 'secret_string', 'secret_string_wo'],
    takes: 'at most one',
  },
  ...excluded('aws_sqs_queue', 'kms_master_key_id', [
    'sqs_managed_sse_enabled',
  ]),
  {
    types: ['aws_ssm_parameter'],
    arguments: ['insecure_value', 'value', 'value_wo'],
    takes: 'one',
  },
  {
    types: [
      'aws_vpc_security_group_egress_rule',
      'aws_vpc_security_group_ingress_rule',
    ],
    arguments: [
      'cidr_ipv4',
      'cidr_ipv6',
      'prefix_list_id',
      'referenced_security_group_id',
    ],
    takes: 'one',
  },
  ...['destination', 'source'].flatMap((side): Combination[] => [
    {
      types: ['azurerm_network_security_rule'],
      arguments: [
        `${side}_address_prefix`,
        `${side}_address_prefixes`,
        `${side}_application_security_group_ids`,
      ],
      takes: 'one',
    },
    ...excluded('azurerm_network_security_rule', `${side}_port_range`, [
      `${side}_port_ranges`,
    ]),
  ]),
  {
    types: ['azurerm_role_assignment'],
    arguments: ['role_definition_id', 'role_definition_name'],
    takes: 'one',
  },
];

/** The same for `RequiredWith`. */
export const COMPANIONS: readonly Companion[] = [
  ...ROUTING.map(argument => ({
    types: ['aws_route53_record'],
    argument,
    needs: 'set_identifier',
  })),
  { types: ['aws_lambda_function'], argument: 's3_bucket', needs: 's3_key' },
  { types: ['aws_lambda_function'], argument: 's3_key', needs: 's3_bucket' },
];

/**
 * What a second argument ends in that excludes the one without: `name` and
 * `name_prefix`; `password`, and one that is kept in no state. Sources:
 * https://hashicorp.github.io/terraform-provider-aws/resource-name-generation/
 * https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 */
export const EXCLUDING_ENDINGS: readonly string[] = ['_prefix', '_wo'];

/** An argument with such an ending that means something else. */
export const OTHER_MEANING: readonly string[] = [
  'create_snapshot_before_destroy_prefix',
];
