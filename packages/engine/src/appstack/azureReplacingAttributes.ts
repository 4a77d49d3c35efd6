const PLACED = ['location', 'name', 'resource_group_name'];
const GROUPED = ['name', 'resource_group_name'];

/**
 * The same for Azure.
 *
 * Source: what is marked "Changing this forces a new resource" on the
 * resource's page of
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs
 */
export const AZURE_REPLACING_ATTRIBUTES: Readonly<
  Record<string, readonly string[]>
> = {
  azurerm_application_security_group: PLACED,
  azurerm_cdn_frontdoor_custom_domain: [
    'cdn_frontdoor_profile_id',
    'host_name',
    'name',
  ],
  azurerm_cdn_frontdoor_endpoint: ['cdn_frontdoor_profile_id', 'name'],
  azurerm_cdn_frontdoor_origin: ['cdn_frontdoor_origin_group_id', 'name'],
  azurerm_cdn_frontdoor_origin_group: ['cdn_frontdoor_profile_id', 'name'],
  azurerm_cdn_frontdoor_profile: ['name', 'resource_group_name', 'sku_name'],
  azurerm_cdn_frontdoor_route: ['cdn_frontdoor_endpoint_id', 'name'],
  azurerm_cdn_frontdoor_rule: ['cdn_frontdoor_rule_set_id', 'name'],
  azurerm_cdn_frontdoor_rule_set: ['cdn_frontdoor_profile_id', 'name'],
  azurerm_container_app: [
    'container_app_environment_id',
    'name',
    'resource_group_name',
  ],
  azurerm_container_app_environment: [
    'infrastructure_resource_group_name',
    'infrastructure_subnet_id',
    'internal_load_balancer_enabled',
    ...PLACED,
    'zone_redundancy_enabled',
  ],
  azurerm_container_registry: PLACED,
  azurerm_dns_a_record: ['name', 'resource_group_name', 'zone_name'],
  azurerm_dns_txt_record: ['name', 'resource_group_name', 'zone_name'],
  azurerm_dns_zone: GROUPED,
  azurerm_key_vault: [...PLACED, 'tenant_id'],
  azurerm_log_analytics_workspace: PLACED,
  azurerm_managed_redis: PLACED,
  azurerm_management_lock: ['lock_level', 'name', 'notes', 'scope'],
  azurerm_monitor_diagnostic_setting: ['name', 'target_resource_id'],
  azurerm_nat_gateway: [...PLACED, 'zones'],
  azurerm_nat_gateway_public_ip_association: [
    'nat_gateway_id',
    'public_ip_address_id',
  ],
  azurerm_network_security_group: PLACED,
  azurerm_network_security_rule: [
    'name',
    'network_security_group_name',
    'resource_group_name',
  ],
  azurerm_postgresql_flexible_server: [
    'delegated_subnet_id',
    'geo_redundant_backup_enabled',
    ...PLACED,
  ],
  azurerm_postgresql_flexible_server_active_directory_administrator: [
    'object_id',
    'principal_name',
    'principal_type',
    'resource_group_name',
    'server_name',
    'tenant_id',
  ],
  azurerm_postgresql_flexible_server_configuration: ['name', 'server_id'],
  azurerm_postgresql_flexible_server_database: [
    'charset',
    'collation',
    'name',
    'server_id',
  ],
  azurerm_private_dns_zone: GROUPED,
  azurerm_private_dns_zone_virtual_network_link: [
    'name',
    'private_dns_zone_name',
    'resource_group_name',
    'virtual_network_id',
  ],
  azurerm_private_endpoint: [...PLACED, 'subnet_id'],
  azurerm_private_endpoint_application_security_group_association: [
    'application_security_group_id',
    'private_endpoint_id',
  ],
  azurerm_public_ip: [...PLACED, 'zones'],
  azurerm_resource_group: ['location', 'name'],
  azurerm_resource_group_template_deployment: GROUPED,
  azurerm_role_assignment: [
    'principal_id',
    'principal_type',
    'role_definition_id',
    'role_definition_name',
    'scope',
  ],
  azurerm_role_definition: ['scope'],
  azurerm_servicebus_namespace: [
    'location',
    'name',
    'premium_messaging_partitions',
    'resource_group_name',
  ],
  azurerm_servicebus_queue: [
    'name',
    'namespace_id',
    'partitioning_enabled',
    'requires_duplicate_detection',
    'requires_session',
  ],
  azurerm_servicebus_subscription: ['name', 'requires_session', 'topic_id'],
  azurerm_servicebus_topic: [
    'name',
    'namespace_id',
    'partitioning_enabled',
    'requires_duplicate_detection',
  ],
  azurerm_storage_account: [
    'account_kind',
    'account_tier',
    'infrastructure_encryption_enabled',
    ...PLACED,
  ],
  azurerm_storage_account_static_website: ['storage_account_id'],
  azurerm_storage_container: ['name', 'storage_account_id'],
  azurerm_storage_management_policy: ['storage_account_id'],
  azurerm_subnet: ['name', 'resource_group_name', 'virtual_network_name'],
  azurerm_subnet_nat_gateway_association: ['nat_gateway_id', 'subnet_id'],
  azurerm_subnet_network_security_group_association: [
    'network_security_group_id',
    'subnet_id',
  ],
  azurerm_user_assigned_identity: PLACED,
  azurerm_virtual_network: PLACED,
};
