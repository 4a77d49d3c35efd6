terraform {
  backend "s3" {
    region = "fra1"
    endpoints = {
      s3 = "https://objectstore.fra1.civo.com"
    }
    skip_credentials_validation = true
    skip_metadata_api_check     = true
    skip_region_validation      = true
    skip_requesting_account_id  = true
    skip_s3_checksum            = true
    use_lockfile                = true
    use_path_style              = true
  }
}
