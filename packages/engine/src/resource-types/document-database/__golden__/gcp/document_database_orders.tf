# resource:default/document-database-orders
# owner: group:default/team-platform
# rule: stackgen.io/resource-type

resource "google_firestore_database" "document_database_orders" {
  name                              = "document-database-gcp-${var.environment}-document-database-orders"
  location_id                       = "europe-west3"
  type                              = "FIRESTORE_NATIVE"
  app_engine_integration_mode       = "DISABLED"
  point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED"
  delete_protection_state           = "DELETE_PROTECTION_ENABLED"
  deletion_policy                   = "DELETE"

  cmek_config {
    kms_key_name = google_kms_crypto_key.main.id
  }

  depends_on = [google_kms_crypto_key_iam_member.firestore]
}

resource "google_firestore_backup_schedule" "document_database_orders" {
  database  = google_firestore_database.document_database_orders.name
  retention = "2592000s"

  daily_recurrence {}
}
