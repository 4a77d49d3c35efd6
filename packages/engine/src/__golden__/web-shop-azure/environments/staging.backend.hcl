resource_group_name  = "web-shop-azure-staging-state"
storage_account_name = "webshopazurestagingstate"
container_name       = "tfstate"
key                  = "web-shop-azure/staging.tfstate"
