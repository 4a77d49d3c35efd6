# resource:default/data-warehouse-sales
# owner: group:default/team-platform
# rule: data-warehouses

locals {
  data_warehouse_sales_labels = {
    entity = "resource_default_data-warehouse-sales"
    owner  = "group_default_team-platform"
  }
}

resource "google_bigquery_dataset" "data_warehouse_sales" {
  dataset_id                 = replace("data_warehouse_gcp_${var.environment}_data_warehouse_sales", "-", "_")
  friendly_name              = "data-warehouse-sales"
  location                   = "europe-west3"
  max_time_travel_hours      = "168"
  delete_contents_on_destroy = false
  labels                     = local.data_warehouse_sales_labels

  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id
  }

  depends_on = [google_kms_crypto_key_iam_member.bigquery]
}
