import {
  isEverybody,
  isFalse,
  isOneOf,
  isSet,
  isTrue,
  type Must,
  type Policy,
} from './Policy';

type Row = [
  id: string,
  type: string,
  title: string,
  references: string,
  must: Must,
];

const be = (
  path: string,
  expectation: Extract<Must, { be: unknown }>['be'],
) => ({
  path,
  be: expectation,
});

const RATIONALES: Record<string, string> = {
  RUN: 'A container that is broken into must not be a way to anything else.',
  FN: 'A function runs with rights, and on what others send.',
  WF: 'A workflow carries the data of everything that it calls.',
  SQL: 'A database is what cannot be made again.',
  GCS: 'Buckets hold data that outlives everything else.',
  BQ: 'A warehouse holds the data of everybody else’s databases.',
  PUB: 'Messages carry the same data as databases.',
  RED: 'A cache holds copies of the data of databases.',
  GKE: 'Who controls the cluster controls everything that runs in it.',
  LB: 'It is the door to the internet.',
  NET: 'A network that is closed by default makes mistakes harmless.',
  AR: 'What is pulled is what runs.',
  KMS: 'A key that never changes is found some day.',
  SM: 'A secret is worth what its key is worth.',
  IAM: 'Whoever gets hold of an identity can do what it may.',
  KAF: 'Events carry the same data as databases.',
};

/**
 * Members that have a rule of their own, and its id; the rest is one rule,
 * GCP-IAM-8. An id never changes, for waivers name it.
 */
const MEMBERS: readonly [id: string, type: string, references: string][] = [
  ['GCP-IAM-1', 'google_cloud_run_v2_service_iam_member', 'CKV_GCP_102'],
  ['GCP-IAM-2', 'google_storage_bucket_iam_member', 'CKV_GCP_28'],
  ['GCP-IAM-3', 'google_pubsub_topic_iam_member', 'CKV_GCP_99'],
  ['GCP-IAM-4', 'google_pubsub_subscription_iam_member', 'none'],
  ['GCP-IAM-5', 'google_secret_manager_secret_iam_member', 'none'],
  ['GCP-IAM-6', 'google_project_iam_member', 'none'],
];

export const MEMBERS_WITH_OWN_RULE = MEMBERS.map(([, type]) => type);

const ROWS: readonly Row[] = [
  [
    'GCP-RUN-1',
    'google_cloud_run_v2_service',
    'Services are reached from inside, or through a load balancer',
    'CKV_GCP_102',
    be(
      'ingress',
      isOneOf(
        'INGRESS_TRAFFIC_INTERNAL_ONLY',
        'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
      ),
    ),
  ],
  [
    'GCP-RUN-2',
    'google_cloud_run_v2_service',
    'Services act as an account of their own',
    'none',
    be('template.service_account', isSet),
  ],
  [
    'GCP-RUN-3',
    'google_cloud_run_v2_service',
    'Only images that are vouched for run',
    'none',
    be('binary_authorization.use_default', isTrue),
  ],
  [
    'GCP-RUN-4',
    'google_cloud_run_v2_service',
    'Services are encrypted with an own key',
    'none',
    be('template.encryption_key', isSet),
  ],
  [
    'GCP-RUN-5',
    'google_cloud_run_v2_job',
    'Jobs act as an account of their own',
    'none',
    be('template.template.service_account', isSet),
  ],
  [
    'GCP-RUN-6',
    'google_cloud_run_v2_job',
    'Only images that are vouched for run',
    'none',
    be('binary_authorization.use_default', isTrue),
  ],
  [
    'GCP-RUN-7',
    'google_cloud_run_v2_job',
    'Jobs are encrypted with an own key',
    'none',
    be('template.template.encryption_key', isSet),
  ],
  [
    'GCP-FN-1',
    'google_cloudfunctions2_function',
    'Functions are reached from inside, or through a load balancer',
    'CKV_GCP_124',
    be(
      'service_config.ingress_settings',
      isOneOf('ALLOW_INTERNAL_ONLY', 'ALLOW_INTERNAL_AND_GCLB'),
    ),
  ],
  [
    'GCP-FN-2',
    'google_cloudfunctions2_function',
    'Functions act as an account of their own',
    'none',
    be('service_config.service_account_email', isSet),
  ],
  [
    'GCP-FN-3',
    'google_cloudfunctions2_function',
    'Functions are built as an account that may do only that',
    'none',
    be('build_config.service_account', isSet),
  ],
  [
    'GCP-FN-4',
    'google_cloudfunctions2_function',
    'Code is encrypted with an own key',
    'none',
    be('kms_key_name', isSet),
  ],
  [
    'GCP-WF-1',
    'google_workflows_workflow',
    'Workflows act as an account of their own',
    'none',
    be('service_account', isSet),
  ],
  [
    'GCP-WF-2',
    'google_workflows_workflow',
    'Workflows are encrypted with an own key',
    'none',
    be('crypto_key_name', isSet),
  ],
  [
    'GCP-SQL-1',
    'google_sql_database_instance',
    'Databases have no public address',
    'CKV_GCP_60, GCP-0017',
    be('settings.ip_configuration.ipv4_enabled', isFalse),
  ],
  [
    'GCP-SQL-2',
    'google_sql_database_instance',
    'Databases are reached by TLS only',
    'CKV_GCP_6, GCP-0015',
    be(
      'settings.ip_configuration.ssl_mode',
      isOneOf('ENCRYPTED_ONLY', 'TRUSTED_CLIENT_CERTIFICATE_REQUIRED'),
    ),
  ],
  [
    'GCP-SQL-3',
    'google_sql_database_instance',
    'Backups are made',
    'CKV_GCP_14, GCP-0024',
    be('settings.backup_configuration.enabled', isTrue),
  ],
  [
    'GCP-SQL-4',
    'google_sql_database_instance',
    'Databases are encrypted with an own key',
    'none',
    be('encryption_key_name', isSet),
  ],
  [
    'GCP-GCS-1',
    'google_storage_bucket',
    'Rights are given to buckets as a whole',
    'CKV_GCP_29, GCP-0002',
    be('uniform_bucket_level_access', isTrue),
  ],
  [
    'GCP-GCS-2',
    'google_storage_bucket',
    'No bucket can be made public',
    'CKV_GCP_114, GCP-0001',
    be('public_access_prevention', isOneOf('enforced')),
  ],
  [
    'GCP-GCS-3',
    'google_storage_bucket',
    'Buckets keep overwritten objects',
    'CKV_GCP_78, GCP-0078',
    be('versioning.enabled', isTrue),
  ],
  [
    'GCP-GCS-4',
    'google_storage_bucket',
    'Access to buckets is logged',
    'CKV_GCP_62, GCP-0077',
    be('logging.log_bucket', isSet),
  ],
  [
    'GCP-GCS-5',
    'google_storage_bucket',
    'Buckets are encrypted with an own key',
    'GCP-0066',
    be('encryption.default_kms_key_name', isSet),
  ],
  [
    'GCP-PUB-1',
    'google_pubsub_topic',
    'Messages are encrypted with an own key',
    'CKV_GCP_83',
    be('kms_key_name', isSet),
  ],
  [
    'GCP-PUB-2',
    'google_pubsub_subscription',
    'Subscriptions do not vanish when nobody reads',
    'none',
    be('expiration_policy.ttl', isOneOf('')),
  ],
  [
    'GCP-BQ-1',
    'google_bigquery_dataset',
    'Datasets are encrypted with an own key',
    'CKV_GCP_81',
    be('default_encryption_configuration.kms_key_name', isSet),
  ],
  [
    'GCP-RED-1',
    'google_memorystore_instance',
    'Caches are reached by TLS only',
    'CKV_GCP_97',
    be('transit_encryption_mode', isOneOf('SERVER_AUTHENTICATION')),
  ],
  [
    'GCP-RED-2',
    'google_memorystore_instance',
    'Users of caches sign in',
    'CKV_GCP_95',
    be('authorization_mode', isOneOf('IAM_AUTH')),
  ],
  [
    'GCP-GKE-1',
    'google_container_cluster',
    'Machines have private addresses',
    'CKV_GCP_25, CKV_GCP_64, GCP-0059',
    be('private_cluster_config.enable_private_nodes', isTrue),
  ],
  [
    'GCP-GKE-2',
    'google_container_cluster',
    'The API is for those who are named',
    'CKV_GCP_20, CKV_GCP_18, GCP-0053, GCP-0061',
    be('master_authorized_networks_config', isSet),
  ],
  [
    'GCP-GKE-3',
    'google_container_cluster',
    'Only images that are vouched for run',
    'CKV_GCP_66',
    be(
      'binary_authorization.evaluation_mode',
      isOneOf('PROJECT_SINGLETON_POLICY_ENFORCE'),
    ),
  ],
  [
    'GCP-GKE-4',
    'google_container_cluster',
    'Versions come by themselves',
    'CKV_GCP_70, GCP-0058',
    be('release_channel.channel', isSet),
  ],
  [
    'GCP-GKE-5',
    'google_container_cluster',
    'Secrets are encrypted with an own key',
    'none',
    be('database_encryption.state', isOneOf('ENCRYPTED')),
  ],
  [
    'GCP-GKE-6',
    'google_container_cluster',
    'Clusters carry labels',
    'CKV_GCP_21, GCP-0051',
    be('resource_labels', isSet),
  ],
  [
    'GCP-GKE-7',
    'google_container_cluster',
    'There is no certificate for clients',
    'CKV_GCP_13, GCP-0064',
    be(
      'master_auth.client_certificate_config.issue_client_certificate',
      isFalse,
    ),
  ],
  [
    'GCP-NET-1',
    'google_compute_subnetwork',
    'Traffic of subnets is recorded',
    'CKV_GCP_26, GCP-0029',
    be('log_config', isSet),
  ],
  [
    'GCP-NET-2',
    'google_compute_subnetwork',
    'Google’s APIs are reached inside the network',
    'CKV_GCP_74, GCP-0075',
    be('private_ip_google_access', isTrue),
  ],
  [
    'GCP-NET-3',
    'google_compute_network',
    'Networks have subnets that are wanted only',
    'GCP-0070',
    be('auto_create_subnetworks', isFalse),
  ],
  [
    'GCP-AR-1',
    'google_artifact_registry_repository',
    'Images are encrypted with an own key',
    'CKV_GCP_84',
    be('kms_key_name', isSet),
  ],
  [
    'GCP-KMS-1',
    'google_kms_crypto_key',
    'Keys change every ninety days',
    'CKV_GCP_43, GCP-0065',
    be('rotation_period', {
      says: 'at most 7776000s',
      holds: v =>
        /^\d+s$/.test(String(v)) && parseInt(String(v), 10) <= 7776000,
    }),
  ],
  [
    'GCP-SM-1',
    'google_secret_manager_secret',
    'Secrets are encrypted with an own key',
    'none',
    be(
      'replication.user_managed.replicas.customer_managed_encryption.kms_key_name',
      isSet,
    ),
  ],
  [
    'GCP-KAF-1',
    'google_managed_kafka_cluster',
    'Events are encrypted with an own key',
    'none',
    be('gcp_config.kms_key', isSet),
  ],
  [
    'GCP-NET-4',
    'google_compute_ssl_policy',
    'TLS 1.2 or newer',
    'GCP-0039',
    be('min_tls_version', isOneOf('TLS_1_2', 'TLS_1_3')),
  ],
  [
    'GCP-LB-1',
    'google_compute_backend_service',
    'Calls through load balancers are logged',
    'CIS-GCP-2.16',
    be('log_config.enable', isTrue),
  ],
  [
    'GCP-LB-2',
    'google_compute_target_https_proxy',
    'Load balancers say which TLS they take',
    'CIS-GCP-3.9',
    be('ssl_policy', isSet),
  ],
  [
    'GCP-NET-5',
    'google_compute_firewall',
    'Nobody comes in from everywhere',
    'CKV_GCP_2, CKV_GCP_3, CKV_GCP_75, CKV_GCP_77, CKV_GCP_88, CKV_GCP_106, CKV2_GCP_12, GCP-0027',
    { path: 'source_ranges', without: isEverybody },
  ],
  ...MEMBERS.map(
    ([id, type, references]): Row => [
      id,
      type,
      'Rights are for accounts that are named',
      references,
      {
        path: 'member',
        without: {
          says: 'everybody',
          holds: v => v === 'allUsers' || v === 'allAuthenticatedUsers',
        },
      },
    ],
  ),
];

/** The "Base" of Google Cloud, and what the references of other tools are. */
export const GCP_POLICIES: readonly Policy[] = ROWS.map(
  ([id, type, title, references, must]) => ({
    id,
    severity: 'error',
    title,
    rationale: RATIONALES[id.split('-')[1]],
    references: references === 'none' ? [] : references.split(', '),
    type,
    must,
  }),
);
