import {
  atLeast,
  includes,
  isNoneOf,
  isOneOf,
  isSet,
  isTrue,
  matches,
  notFalse,
  notTrue,
  isFalse,
  type Policy,
} from '../Policy';
import { be, companion, policiesOf, type Row } from '../rows';

const ENDPOINT = 'azurerm_private_endpoint';
const ENDPOINT_OF = 'private_service_connection.private_connection_resource_id';

/** A setting of a server that is on, which is a resource of its own. */
const settingOn = (type: string, by: string, name: string) =>
  companion(type, by, { name: isOneOf(name), value: isOneOf('on', 'ON') });

const POSTGRES = 'azurerm_postgresql_flexible_server';
const POSTGRES_SETTING = 'azurerm_postgresql_flexible_server_configuration';
const MYSQL = 'azurerm_mysql_flexible_server';

const DATA: readonly Row[] = [
  [
    'AZ-ST-7',
    'azurerm_storage_account',
    'Azure’s own services reach storage',
    'CKV_AZURE_36, AZU-0010',
    be('network_rules.bypass', includes('AzureServices')),
    { path: 'network_rules', be: isSet },
  ],
  [
    'AZ-ST-8',
    'azurerm_storage_account',
    'What is deleted can be brought back',
    'CKV2_AZURE_38',
    be('blob_properties.delete_retention_policy.days', atLeast(7)),
    { path: 'account_kind', be: isNoneOf('FileStorage') },
  ],
  [
    'AZ-ST-9',
    'azurerm_storage_account',
    'Storage has a private address',
    'CKV2_AZURE_33',
    companion(ENDPOINT, ENDPOINT_OF),
  ],
  [
    'AZ-ST-10',
    'azurerm_storage_account',
    'Names are such that Azure takes them',
    'CKV_AZURE_43',
    be(
      'name',
      matches(
        /^([a-z0-9]{3,24}|.*\$\{.*)$/,
        '3 to 24 small letters and digits',
      ),
    ),
  ],
  [
    'AZ-PG-5',
    POSTGRES,
    'Databases are reached by TLS only',
    'AZU-0020',
    settingOn(POSTGRES_SETTING, 'server_id', 'require_secure_transport'),
  ],
  ...['connection_throttle.enable', 'log_checkpoints', 'log_connections'].map(
    (name, index): Row => [
      `AZ-PG-${6 + index}`,
      POSTGRES,
      [
        'Who guesses passwords is slowed down',
        'Checkpoints are logged',
        'Who signs in is logged',
      ][index],
      ['AZU-0021', 'AZU-0024', 'AZU-0019'][index],
      settingOn(POSTGRES_SETTING, 'server_id', name),
    ],
  ),
  [
    'AZ-MY-2',
    MYSQL,
    'Databases are reached by TLS only',
    '',
    settingOn(
      'azurerm_mysql_flexible_server_configuration',
      'server_name',
      'require_secure_transport',
    ),
  ],
  [
    'AZ-MY-3',
    MYSQL,
    'Databases have a private address',
    'CKV_AZURE_53',
    companion(ENDPOINT, ENDPOINT_OF),
  ],
  [
    'AZ-SQL-4',
    'azurerm_mssql_server',
    'What is done with data is recorded',
    'CKV_AZURE_23, CKV_AZURE_24, AZU-0027',
    companion('azurerm_mssql_server_extended_auditing_policy', 'server_id'),
  ],
  [
    'AZ-SQL-5',
    'azurerm_mssql_server',
    'Databases have a private address',
    'CKV2_AZURE_45',
    companion(ENDPOINT, ENDPOINT_OF),
  ],
  [
    'AZ-SQL-6',
    'azurerm_mssql_database',
    'Databases are encrypted',
    'CKV2_AZURE_25',
    be('transparent_data_encryption_enabled', notFalse),
  ],
  [
    'AZ-COS-3',
    'azurerm_cosmosdb_account',
    'Nobody changes databases by a key',
    'CKV_AZURE_132',
    be('access_key_metadata_writes_enabled', isFalse),
  ],
  [
    'AZ-COS-4',
    'azurerm_cosmosdb_account',
    'Databases have a private address',
    'CKV_AZURE_99',
    companion(ENDPOINT, ENDPOINT_OF),
  ],
  [
    'AZ-SB-4',
    'azurerm_servicebus_namespace',
    'Namespaces act as an identity',
    'CKV_AZURE_202',
    be('identity.type', isSet),
  ],
  [
    'AZ-EH-3',
    'azurerm_eventhub_namespace',
    'Events are reached by TLS 1.2 or newer',
    '',
    be('minimum_tls_version', isOneOf('1.2')),
  ],
  [
    'AZ-KV-4',
    'azurerm_key_vault',
    'Vaults have a private address',
    'CKV2_AZURE_32',
    companion(ENDPOINT, ENDPOINT_OF),
  ],
  [
    'AZ-RED-3',
    'azurerm_managed_redis',
    'Caches are reached by TLS only',
    '',
    be('default_database.client_protocol', isNoneOf('Plaintext')),
  ],
  [
    'AZ-RED-4',
    'azurerm_managed_redis',
    'The internet does not reach caches',
    '',
    be('public_network_access', isOneOf('Disabled')),
  ],
  [
    'AZ-RED-5',
    'azurerm_managed_redis',
    'Caches have a private address',
    '',
    companion(ENDPOINT, ENDPOINT_OF),
  ],
];

const CLUSTERS: readonly Row[] = [
  [
    'AZ-AKS-5',
    'azurerm_kubernetes_cluster',
    'Rights in the cluster are given by roles',
    'CKV_AZURE_5, AZU-0042',
    be('role_based_access_control_enabled', notFalse),
  ],
  [
    'AZ-AKS-6',
    'azurerm_kubernetes_cluster',
    'Pods have addresses of Azure’s network',
    'CKV2_AZURE_29',
    be('network_profile.network_plugin', isOneOf('azure')),
  ],
  [
    'AZ-AKS-7',
    'azurerm_kubernetes_cluster',
    'What the control plane does is logged',
    'CKV_AZURE_4, AZU-0040',
    companion('azurerm_monitor_diagnostic_setting', 'target_resource_id'),
  ],
  [
    'AZ-AKS-8',
    'azurerm_kubernetes_cluster',
    'The organization’s policies hold in the cluster',
    'CKV_AZURE_116',
    be('azure_policy_enabled', isTrue),
  ],
  [
    'AZ-AKS-9',
    'azurerm_kubernetes_cluster',
    'New values of secrets reach the pods',
    'CKV_AZURE_172',
    be('key_vault_secrets_provider.secret_rotation_enabled', isTrue),
  ],
  [
    'AZ-AKS-10',
    'azurerm_kubernetes_cluster',
    'Machines take enough pods',
    'CKV_AZURE_168',
    be('default_node_pool.max_pods', atLeast(50)),
  ],
  [
    'AZ-AKS-11',
    'azurerm_kubernetes_cluster',
    'Nothing stays on the disks of machines',
    'CKV_AZURE_226',
    be('default_node_pool.os_disk_type', isOneOf('Ephemeral')),
  ],
  [
    'AZ-AKS-12',
    'azurerm_kubernetes_cluster',
    'Disks are encrypted where the machines run',
    'CKV_AZURE_227',
    be('default_node_pool.host_encryption_enabled', isTrue),
  ],
  [
    'AZ-AKS-13',
    'azurerm_kubernetes_cluster',
    'Machines have no public address',
    'CKV_AZURE_143',
    be('default_node_pool.node_public_ip_enabled', notTrue),
  ],
  [
    'AZ-AKS-14',
    'azurerm_kubernetes_cluster',
    'Machines come and go by themselves',
    'CKV_AZURE_169',
    be('default_node_pool.type', isNoneOf('AvailabilitySet')),
  ],
  [
    'AZ-AKS-15',
    'azurerm_kubernetes_cluster',
    'There is no door that Azure made for trying out',
    'CKV_AZURE_246',
    be('http_application_routing_enabled', notTrue),
  ],
  [
    'AZ-AKS-16',
    'azurerm_kubernetes_cluster',
    'What the cluster itself needs has machines of its own',
    'CKV_AZURE_232',
    be('default_node_pool.only_critical_addons_enabled', isTrue),
  ],
];

const SUPPORTED: readonly Row[] = [
  [
    'AZ-AKS-17',
    'azurerm_kubernetes_cluster',
    'Azure vouches for the control plane',
    'CKV_AZURE_170',
    // A development environment may do without.
    be('sku_tier', isOneOf('Standard', 'Premium')),
  ],
];

const APPS: readonly Row[] = [
  [
    'AZ-APP-3',
    'azurerm_container_app',
    'Containers answer by HTTPS only',
    '',
    be('ingress.allow_insecure_connections', notTrue),
  ],
  [
    'AZ-APP-4',
    'azurerm_container_app',
    'A container that hangs is started anew',
    '',
    be('template.container.liveness_probe', isSet),
    { path: 'ingress', be: isSet },
  ],
  [
    'AZ-APP-5',
    'azurerm_container_app_environment',
    'Containers are reached from inside, unless the internet is meant',
    '',
    be('internal_load_balancer_enabled', isTrue),
    { path: 'public_network_access', be: isNoneOf('Enabled') },
  ],
  [
    'AZ-APP-6',
    'azurerm_container_app_environment',
    'Containers survive the loss of a zone',
    '',
    be('zone_redundancy_enabled', isTrue),
  ],
  [
    'AZ-APP-7',
    'azurerm_container_app_environment',
    'What containers say is kept',
    '',
    be('logs_destination', isOneOf('azure-monitor', 'log-analytics')),
  ],
  [
    'AZ-CR-4',
    'azurerm_container_registry',
    'Images are looked through for known flaws',
    'CKV_AZURE_163',
    be('sku', isOneOf('Standard', 'Premium')),
  ],
  [
    'AZ-NET-5',
    'azurerm_virtual_network',
    'Names are found when one server fails',
    'CKV_AZURE_182, CKV_AZURE_183',
    be('dns_servers', {
      says: 'two at least',
      holds: value => !Array.isArray(value) || value.length !== 1,
    }),
  ],
];

/** What of the "Base" of Azure is not said elsewhere. */
export const AZURE_BASE_POLICIES: readonly Policy[] = [
  ...policiesOf('Data outlives everything else.', DATA),
  ...policiesOf(
    'Who controls the cluster controls everything that runs in it.',
    CLUSTERS,
  ),
  ...policiesOf(
    'Who runs the cluster must be able to count on it.',
    SUPPORTED,
    'info',
  ),
  ...policiesOf(
    'A container that is broken into must not be a way to anything else.',
    APPS,
  ),
];
