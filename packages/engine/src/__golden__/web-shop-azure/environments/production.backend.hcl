resource_group_name  = "web-shop-azure-production-state"
storage_account_name = "webshopazureproduc104668"
container_name       = "tfstate"
key                  = "web-shop-azure/production.tfstate"
