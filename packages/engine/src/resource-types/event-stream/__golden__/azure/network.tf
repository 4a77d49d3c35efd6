resource "azurerm_virtual_network" "main" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-network"
  address_space       = [var.network_cidr]
  tags                = local.tags
}

resource "azurerm_subnet" "endpoints" {
  resource_group_name               = azurerm_resource_group.main.name
  name                              = "endpoints"
  virtual_network_name              = azurerm_virtual_network.main.name
  address_prefixes                  = [cidrsubnet(var.network_cidr, 3, 1)]
  default_outbound_access_enabled   = false
  private_endpoint_network_policies = "Enabled"
}

resource "azurerm_network_security_group" "endpoints" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-endpoints"
  tags                = local.tags
}

resource "azurerm_subnet_network_security_group_association" "endpoints" {
  subnet_id                 = azurerm_subnet.endpoints.id
  network_security_group_id = azurerm_network_security_group.endpoints.id

  depends_on = [
    azurerm_network_security_rule.endpoints_inbound_rest,
    azurerm_network_security_rule.endpoints_inbound_containers_to_443,
    azurerm_network_security_rule.endpoints_inbound_containers_to_5671,
    azurerm_network_security_rule.endpoints_inbound_containers_to_9093,
  ]
}

resource "azurerm_network_security_rule" "endpoints_inbound_rest" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.endpoints.name
  name                        = "deny-inbound-rest"
  description                 = "Everything that no rule allows"
  priority                    = 4096
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_port_range      = "*"
  destination_address_prefix  = "*"
}

resource "azurerm_subnet" "containers" {
  resource_group_name             = azurerm_resource_group.main.name
  name                            = "containers"
  virtual_network_name            = azurerm_virtual_network.main.name
  address_prefixes                = [cidrsubnet(var.network_cidr, 3, 0)]
  default_outbound_access_enabled = false

  delegation {
    name = "containers"

    service_delegation {
      name    = "Microsoft.App/environments"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_network_security_group" "containers" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-containers"
  tags                = local.tags
}

resource "azurerm_subnet_network_security_group_association" "containers" {
  subnet_id                 = azurerm_subnet.containers.id
  network_security_group_id = azurerm_network_security_group.containers.id

  depends_on = [
    azurerm_network_security_rule.containers_inbound_containers,
    azurerm_network_security_rule.containers_outbound_containers,
    azurerm_network_security_rule.containers_inbound_load_balancer,
    azurerm_network_security_rule.containers_outbound_microsoftcontainerregistry,
    azurerm_network_security_rule.containers_outbound_azurefrontdoor_firstparty,
    azurerm_network_security_rule.containers_outbound_azureactivedirectory,
    azurerm_network_security_rule.containers_outbound_azuremonitor,
    azurerm_network_security_rule.containers_outbound_name_servers,
    azurerm_network_security_rule.containers_inbound_rest,
    azurerm_network_security_rule.containers_outbound_rest,
    azurerm_network_security_rule.containers_outbound_containers_to_443,
    azurerm_network_security_rule.containers_outbound_containers_to_5671,
    azurerm_network_security_rule.containers_outbound_containers_to_9093,
  ]
}

resource "azurerm_network_security_rule" "containers_inbound_containers" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-inbound-containers"
  description                 = "Containers of the stack with each other"
  priority                    = 100
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range      = "*"
  destination_address_prefix  = cidrsubnet(var.network_cidr, 3, 0)
}

resource "azurerm_network_security_rule" "containers_outbound_containers" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-outbound-containers"
  description                 = "Containers of the stack with each other"
  priority                    = 100
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range      = "*"
  destination_address_prefix  = cidrsubnet(var.network_cidr, 3, 0)
}

resource "azurerm_network_security_rule" "containers_inbound_load_balancer" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-inbound-load-balancer"
  description                 = "Probes of the load balancer"
  priority                    = 110
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = "AzureLoadBalancer"
  destination_port_range      = "30000-32767"
  destination_address_prefix  = cidrsubnet(var.network_cidr, 3, 0)
}

resource "azurerm_network_security_rule" "containers_outbound_microsoftcontainerregistry" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-outbound-microsoftcontainerregistry"
  description                 = "The platform: system images"
  priority                    = 110
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range      = "443"
  destination_address_prefix  = "MicrosoftContainerRegistry"
}

resource "azurerm_network_security_rule" "containers_outbound_azurefrontdoor_firstparty" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-outbound-azurefrontdoor-firstparty"
  description                 = "The platform: layers of system images"
  priority                    = 120
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range      = "443"
  destination_address_prefix  = "AzureFrontDoor.FirstParty"
}

resource "azurerm_network_security_rule" "containers_outbound_azureactivedirectory" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-outbound-azureactivedirectory"
  description                 = "The platform: tokens of identities"
  priority                    = 130
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range      = "443"
  destination_address_prefix  = "AzureActiveDirectory"
}

resource "azurerm_network_security_rule" "containers_outbound_azuremonitor" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-outbound-azuremonitor"
  description                 = "The platform: logs and metrics"
  priority                    = 140
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range      = "443"
  destination_address_prefix  = "AzureMonitor"
}

resource "azurerm_network_security_rule" "containers_outbound_name_servers" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "allow-outbound-name-servers"
  description                 = "Azure’s name servers"
  priority                    = 160
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range      = "53"
  destination_address_prefix  = "168.63.129.16"
}

resource "azurerm_network_security_rule" "containers_inbound_rest" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "deny-inbound-rest"
  description                 = "Everything that no rule allows"
  priority                    = 4096
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_port_range      = "*"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "containers_outbound_rest" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.containers.name
  name                        = "deny-outbound-rest"
  description                 = "Everything that no rule allows"
  priority                    = 4096
  direction                   = "Outbound"
  access                      = "Deny"
  protocol                    = "*"
  source_port_range           = "*"
  source_address_prefix       = "*"
  destination_port_range      = "*"
  destination_address_prefix  = "*"
}

resource "azurerm_application_security_group" "port_443" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-port-443"
  tags                = local.tags
}

resource "azurerm_network_security_rule" "containers_outbound_containers_to_443" {
  resource_group_name                        = azurerm_resource_group.main.name
  network_security_group_name                = azurerm_network_security_group.containers.name
  name                                       = "allow-outbound-containers-to-443"
  description                                = "Containers to private endpoints, port 443"
  priority                                   = 200
  direction                                  = "Outbound"
  access                                     = "Allow"
  protocol                                   = "Tcp"
  source_port_range                          = "*"
  source_address_prefix                      = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range                     = "443"
  destination_application_security_group_ids = [azurerm_application_security_group.port_443.id]
}

resource "azurerm_network_security_rule" "endpoints_inbound_containers_to_443" {
  resource_group_name                        = azurerm_resource_group.main.name
  network_security_group_name                = azurerm_network_security_group.endpoints.name
  name                                       = "allow-inbound-containers-to-443"
  description                                = "Containers to private endpoints, port 443"
  priority                                   = 200
  direction                                  = "Inbound"
  access                                     = "Allow"
  protocol                                   = "Tcp"
  source_port_range                          = "*"
  source_address_prefix                      = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range                     = "443"
  destination_application_security_group_ids = [azurerm_application_security_group.port_443.id]
}

resource "azurerm_application_security_group" "port_5671" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-port-5671"
  tags                = local.tags
}

resource "azurerm_network_security_rule" "containers_outbound_containers_to_5671" {
  resource_group_name                        = azurerm_resource_group.main.name
  network_security_group_name                = azurerm_network_security_group.containers.name
  name                                       = "allow-outbound-containers-to-5671"
  description                                = "Containers to private endpoints, port 5671"
  priority                                   = 220
  direction                                  = "Outbound"
  access                                     = "Allow"
  protocol                                   = "Tcp"
  source_port_range                          = "*"
  source_address_prefix                      = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range                     = "5671"
  destination_application_security_group_ids = [azurerm_application_security_group.port_5671.id]
}

resource "azurerm_network_security_rule" "endpoints_inbound_containers_to_5671" {
  resource_group_name                        = azurerm_resource_group.main.name
  network_security_group_name                = azurerm_network_security_group.endpoints.name
  name                                       = "allow-inbound-containers-to-5671"
  description                                = "Containers to private endpoints, port 5671"
  priority                                   = 220
  direction                                  = "Inbound"
  access                                     = "Allow"
  protocol                                   = "Tcp"
  source_port_range                          = "*"
  source_address_prefix                      = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range                     = "5671"
  destination_application_security_group_ids = [azurerm_application_security_group.port_5671.id]
}

resource "azurerm_application_security_group" "port_9093" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-port-9093"
  tags                = local.tags
}

resource "azurerm_network_security_rule" "containers_outbound_containers_to_9093" {
  resource_group_name                        = azurerm_resource_group.main.name
  network_security_group_name                = azurerm_network_security_group.containers.name
  name                                       = "allow-outbound-containers-to-9093"
  description                                = "Containers to private endpoints, port 9093"
  priority                                   = 411
  direction                                  = "Outbound"
  access                                     = "Allow"
  protocol                                   = "Tcp"
  source_port_range                          = "*"
  source_address_prefix                      = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range                     = "9093"
  destination_application_security_group_ids = [azurerm_application_security_group.port_9093.id]
}

resource "azurerm_network_security_rule" "endpoints_inbound_containers_to_9093" {
  resource_group_name                        = azurerm_resource_group.main.name
  network_security_group_name                = azurerm_network_security_group.endpoints.name
  name                                       = "allow-inbound-containers-to-9093"
  description                                = "Containers to private endpoints, port 9093"
  priority                                   = 411
  direction                                  = "Inbound"
  access                                     = "Allow"
  protocol                                   = "Tcp"
  source_port_range                          = "*"
  source_address_prefix                      = cidrsubnet(var.network_cidr, 3, 0)
  destination_port_range                     = "9093"
  destination_application_security_group_ids = [azurerm_application_security_group.port_9093.id]
}
