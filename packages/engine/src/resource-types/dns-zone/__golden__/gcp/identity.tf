resource "google_project_iam_custom_role" "dns_record_writer" {
  role_id     = replace("dns_zone_gcp_${var.environment}_dns_record_writer", "-", "_")
  title       = "Changes records of a zone, and not the zone itself"
  description = "Changes records of a zone, and not the zone itself"
  permissions = [
    "dns.changes.create",
    "dns.changes.get",
    "dns.changes.list",
    "dns.managedZones.get",
    "dns.resourceRecordSets.create",
    "dns.resourceRecordSets.delete",
    "dns.resourceRecordSets.get",
    "dns.resourceRecordSets.list",
    "dns.resourceRecordSets.update",
  ]

  depends_on = [google_project_service.main]
}
