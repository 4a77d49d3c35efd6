resource_group_name  = "web-shop-azure-dev-state"
storage_account_name = "webshopazuredevstate"
container_name       = "tfstate"
key                  = "web-shop-azure/dev.tfstate"
