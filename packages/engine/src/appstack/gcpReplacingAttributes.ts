const NAMED = ['name', 'project'];
const REGIONAL = ['name', 'project', 'region'];

/** A member's every argument says who may do what on what. */
function member(...on: string[]): string[] {
  return ['condition', 'member', 'role', ...on].sort();
}

/**
 * The same for Google Cloud.
 *
 * Source: `ForceNew` in the resources' schemas of
 * https://github.com/hashicorp/terraform-provider-google
 */
export const GCP_REPLACING_ATTRIBUTES: Readonly<
  Record<string, readonly string[]>
> = {
  google_artifact_registry_repository: [
    'format',
    'kms_key_name',
    'location',
    'mode',
    'project',
    'repository_id',
  ],
  google_cloud_run_v2_service: ['location', ...NAMED],
  google_cloud_run_v2_service_iam_member: member('location', ...NAMED),
  google_compute_backend_bucket: NAMED,
  google_compute_backend_service: NAMED,
  google_compute_firewall: ['direction', 'name', 'network', 'project'],
  google_compute_global_address: [
    'address',
    'address_type',
    'description',
    'ip_version',
    'name',
    'network',
    'prefix_length',
    'project',
    'purpose',
  ],
  google_compute_global_forwarding_rule: [
    'ip_address',
    'ip_protocol',
    'name',
    'network',
    'port_range',
    'project',
  ],
  google_compute_managed_ssl_certificate: [
    'description',
    'managed',
    'name',
    'project',
    'type',
  ],
  google_compute_network: [
    'auto_create_subnetworks',
    'description',
    'name',
    'project',
  ],
  google_compute_region_network_endpoint_group: [
    'cloud_run',
    'description',
    'name',
    'network_endpoint_type',
    'project',
    'region',
  ],
  google_compute_route: [
    'description',
    'dest_range',
    'name',
    'network',
    'next_hop_gateway',
    'priority',
    'project',
    'tags',
  ],
  google_compute_router: ['name', 'network', 'project', 'region'],
  google_compute_router_nat: ['name', 'project', 'region', 'router'],
  google_compute_ssl_policy: ['description', 'name', 'project'],
  google_compute_subnetwork: [
    'description',
    'ip_cidr_range',
    'name',
    'network',
    'project',
    'region',
  ],
  google_compute_target_https_proxy: ['description', 'name', 'project'],
  google_compute_url_map: NAMED,
  google_dns_managed_zone: ['dns_name', 'name', 'project', 'visibility'],
  google_dns_managed_zone_iam_member: member('managed_zone', 'project'),
  google_dns_record_set: ['managed_zone', 'name', 'project'],
  google_firestore_backup_schedule: [
    'daily_recurrence',
    'database',
    'project',
    'weekly_recurrence',
  ],
  google_firestore_database: [
    'cmek_config',
    'database_edition',
    'location_id',
    'name',
    'project',
  ],
  google_firestore_field: ['collection', 'database', 'field', 'project'],
  google_kms_crypto_key: [
    'destroy_scheduled_duration',
    'import_only',
    'key_ring',
    'name',
    'purpose',
  ],
  google_kms_crypto_key_iam_member: member('crypto_key_id'),
  google_kms_key_ring: ['location', 'name', 'project'],
  google_memorystore_instance: [
    'authorization_mode',
    'instance_id',
    'kms_key',
    'location',
    'mode',
    'project',
    'transit_encryption_mode',
    'zone_distribution_config',
  ],
  google_network_connectivity_service_connection_policy: [
    'location',
    'name',
    'network',
    'project',
    'service_class',
  ],
  google_project_iam_custom_role: ['project', 'role_id'],
  google_project_iam_member: member('project'),
  google_project_service: ['project', 'service'],
  google_pubsub_subscription: [
    'enable_message_ordering',
    'filter',
    'name',
    'project',
    'topic',
  ],
  google_pubsub_subscription_iam_member: member('project', 'subscription'),
  google_pubsub_topic: NAMED,
  google_pubsub_topic_iam_member: member('project', 'topic'),
  google_secret_manager_secret: ['project', 'replication', 'secret_id'],
  google_secret_manager_secret_iam_member: member('project', 'secret_id'),
  google_service_account: ['account_id', 'project'],
  google_service_networking_connection: ['network', 'service'],
  google_sql_database: ['instance', 'name', 'project'],
  google_sql_database_instance: ['encryption_key_name', ...REGIONAL],
  google_sql_user: ['instance', 'name', 'project', 'type'],
  google_storage_bucket: ['location', 'name', 'project'],
  google_storage_bucket_iam_member: member('bucket'),
};
