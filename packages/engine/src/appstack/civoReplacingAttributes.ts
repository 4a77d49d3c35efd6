/**
 * The same for Civo.
 *
 * Source: `ForceNew` in the resources' schemas of
 * https://github.com/civo/terraform-provider-civo
 */
export const CIVO_REPLACING_ATTRIBUTES: Readonly<
  Record<string, readonly string[]>
> = {
  civo_database: ['engine', 'name', 'network_id', 'region', 'version'],
  civo_dns_domain_record: ['domain_id'],
  civo_firewall: ['create_default_rules', 'network_id', 'region'],
  civo_instance: ['disk_image', 'network_id', 'region'],
  civo_kubernetes_cluster: ['cluster_type', 'cni', 'network_id', 'region'],
  civo_network: ['cidr_v4', 'region'],
  civo_object_store: ['name', 'region'],
  civo_object_store_credential: ['name', 'region'],
  civo_ssh_key: ['public_key'],
};
