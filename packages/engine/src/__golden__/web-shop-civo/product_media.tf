# resource:default/product-media
# owner: group:default/shop-team
# rule: object-storage

resource "civo_object_store_credential" "product_media" {
  name   = "web-shop-civo-${var.environment}-product-media"
  region = "FRA1"
}

resource "civo_object_store" "product_media" {
  name          = "web-shop-civo-${var.environment}-product-media"
  region        = "FRA1"
  max_size_gb   = 500
  access_key_id = civo_object_store_credential.product_media.access_key_id

  lifecycle {
    prevent_destroy = true
  }
}
