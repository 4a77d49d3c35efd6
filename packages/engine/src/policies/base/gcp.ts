import {
  isEverybody,
  isNoneOf,
  isOneOf,
  isSet,
  isTrue,
  matches,
  notFalse,
  notSet,
  notTrue,
  type Expectation,
  type Policy,
} from '../Policy';
import { be, companion, policiesOf, type Row } from '../rows';

const SQL = 'google_sql_database_instance';
const POSTGRES = {
  path: 'database_version',
  be: matches(/^POSTGRES/, 'PostgreSQL'),
};

/** What PostgreSQL is told to write into its log, and what not. */
const FLAGS: readonly [
  name: string,
  be: Expectation,
  title: string,
  reference: string,
][] = [
  [
    'log_checkpoints',
    isOneOf('on'),
    'Checkpoints are logged',
    'CKV_GCP_51, GCP-0025',
  ],
  [
    'log_connections',
    isOneOf('on'),
    'Who signs in is logged',
    'CKV_GCP_52, GCP-0016',
  ],
  [
    'log_disconnections',
    isOneOf('on'),
    'Who signs out is logged',
    'CKV_GCP_53, GCP-0022',
  ],
  [
    'log_lock_waits',
    isOneOf('on'),
    'What waits for others is logged',
    'CKV_GCP_54, GCP-0020',
  ],
  [
    'log_min_messages',
    isOneOf('error', 'warning', 'notice', 'info', 'log'),
    'What goes wrong is logged',
    'CKV_GCP_55, GCP-0018',
  ],
  [
    'log_temp_files',
    isOneOf('0'),
    'What does not fit into memory is logged',
    'CKV_GCP_56, GCP-0014',
  ],
  [
    'log_min_duration_statement',
    isOneOf('-1'),
    'What people ask for is not in the log',
    'CKV_GCP_57, GCP-0021',
  ],
  [
    'log_hostname',
    isOneOf('on'),
    'Where people come from is logged',
    'CKV_GCP_108',
  ],
  [
    'log_min_error_statement',
    isOneOf('error', 'warning', 'notice', 'info', 'log'),
    'Statements that fail are logged',
    'CKV_GCP_109',
  ],
  [
    'cloudsql.enable_pgaudit',
    isOneOf('on'),
    'What is done with data is recorded',
    'CKV_GCP_110',
  ],
  [
    'log_statement',
    isOneOf('ddl', 'mod', 'all'),
    'What changes the form of data is logged',
    'CKV_GCP_111',
  ],
  [
    'log_duration',
    isOneOf('on'),
    'How long things take is logged',
    'CKV2_GCP_13',
  ],
  [
    'log_executor_stats',
    isNoneOf('on'),
    'The log is not full of numbers',
    'CKV2_GCP_14',
  ],
  [
    'log_parser_stats',
    isNoneOf('on'),
    'The log is not full of numbers',
    'CKV2_GCP_15',
  ],
  [
    'log_planner_stats',
    isNoneOf('on'),
    'The log is not full of numbers',
    'CKV2_GCP_16',
  ],
  [
    'log_statement_stats',
    isNoneOf('on'),
    'The log is not full of numbers',
    'CKV2_GCP_17',
  ],
];

const DATA: readonly Row[] = [
  [
    'GCP-SQL-5',
    SQL,
    'Nobody reaches databases from everywhere',
    'CKV_GCP_11, GCP-0017',
    {
      path: 'settings.ip_configuration.authorized_networks.value',
      without: isEverybody,
    },
  ],
  ...FLAGS.map(
    ([name, expectation, title, reference], index): Row => [
      `GCP-SQL-${6 + index}`,
      SQL,
      title,
      reference,
      {
        block: 'settings.database_flags',
        where: { path: 'name', is: name },
        ...be('value', expectation),
      },
      POSTGRES,
    ],
  ),
  [
    'GCP-SQL-22',
    SQL,
    'MySQL can be brought back to any point in time',
    'CKV2_GCP_20',
    be('settings.backup_configuration.binary_log_enabled', isTrue),
    { path: 'database_version', be: matches(/^MYSQL/, 'MySQL') },
  ],
  [
    'GCP-SM-2',
    'google_secret_manager_secret',
    'Secrets stay in the stack’s region',
    '',
    be('replication.auto', notSet),
  ],
];

const AUTOPILOT = { path: 'enable_autopilot', be: notTrue };

const CLUSTERS: readonly Row[] = [
  [
    'GCP-GKE-8',
    'google_container_cluster',
    'Pods have addresses of the network',
    'CKV_GCP_23, GCP-0049',
    be('ip_allocation_policy', isSet),
  ],
  [
    'GCP-GKE-9',
    'google_container_cluster',
    'Pods talk to whom they may only',
    'CKV_GCP_12, GCP-0056',
    be('datapath_provider', isOneOf('ADVANCED_DATAPATH')),
    AUTOPILOT,
  ],
  [
    'GCP-GKE-10',
    'google_container_cluster',
    'What pods on one machine say to each other is seen',
    'CKV_GCP_61',
    be('enable_intranode_visibility', isTrue),
    AUTOPILOT,
  ],
  [
    'GCP-GKE-11',
    'google_container_cluster',
    'Machines start what they should only',
    'CKV_GCP_71, GCP-0055',
    be('enable_shielded_nodes', notFalse),
  ],
  [
    'GCP-GKE-12',
    'google_container_cluster',
    'Rights are given by roles',
    'CKV_GCP_7, GCP-0062',
    be('enable_legacy_abac', notTrue),
  ],
  [
    'GCP-GKE-13',
    'google_container_cluster',
    'What happens is logged',
    'CKV_GCP_1, GCP-0060',
    be('logging_service', isNoneOf('none')),
  ],
  [
    'GCP-GKE-14',
    'google_container_cluster',
    'What happens is measured',
    'CKV_GCP_8, GCP-0052',
    be('monitoring_service', isNoneOf('none')),
  ],
  [
    'GCP-GKE-15',
    'google_container_cluster',
    'Machines stand in pools of their own',
    'CKV_GCP_123',
    be('node_pool', notSet),
  ],
  [
    'GCP-GKE-16',
    'google_container_node_pool',
    'Machines are mended by themselves',
    'CKV_GCP_9, GCP-0063',
    be('management.auto_repair', notFalse),
  ],
  [
    'GCP-GKE-17',
    'google_container_node_pool',
    'Machines are renewed by themselves',
    'CKV_GCP_10, GCP-0058',
    be('management.auto_upgrade', notFalse),
  ],
  [
    'GCP-GKE-18',
    'google_container_node_pool',
    'Machines start what they should only',
    'CKV_GCP_68, CKV_GCP_72',
    be('node_config.shielded_instance_config.enable_secure_boot', isTrue),
  ],
  [
    'GCP-GKE-19',
    'google_container_node_pool',
    'Pods act as accounts of their own',
    'CKV_GCP_69, GCP-0057',
    be('node_config.workload_metadata_config.mode', isOneOf('GKE_METADATA')),
  ],
];

const NETWORK: readonly Row[] = [
  [
    'GCP-NET-8',
    'google_compute_network',
    'Networks have a firewall',
    'CKV2_GCP_18',
    companion('google_compute_firewall', 'network'),
  ],
  [
    'GCP-NET-9',
    'google_compute_subnetwork',
    'Google’s APIs are reached inside the network by IPv6, too',
    'CKV_GCP_76',
    be(
      'private_ipv6_google_access',
      isOneOf(
        'ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE',
        'ENABLE_BIDIRECTIONAL_ACCESS_TO_GOOGLE',
      ),
    ),
    { path: 'stack_type', be: isOneOf('IPV4_IPV6', 'IPV6_ONLY') },
  ],
  [
    'GCP-RUN-8',
    'google_cloud_run_v2_service',
    'What services send goes through the network',
    '',
    be('template.vpc_access.egress', isOneOf('ALL_TRAFFIC')),
  ],
];

/** What of the "Base" of Google Cloud is not said elsewhere. */
export const GCP_BASE_POLICIES: readonly Policy[] = [
  ...policiesOf('Data outlives everything else.', DATA),
  ...policiesOf(
    'Who controls the cluster controls everything that runs in it.',
    CLUSTERS,
  ),
  ...policiesOf('Every open port is a way in or out.', NETWORK),
  ...policiesOf('Events carry the same data as databases.', [
    [
      'GCP-KAF-2',
      'google_managed_kafka_cluster',
      'What no list of the cluster names is closed',
      '',
      companion('google_managed_kafka_acl', 'cluster', {
        acl_id: isOneOf('allTopics'),
      }),
    ],
  ]),
];
