resource "azurerm_virtual_network" "main" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-workload-azure-${var.environment}-network"
  address_space       = [var.network_cidr]
  tags                = local.tags
}

resource "azurerm_subnet" "clusters" {
  resource_group_name             = azurerm_resource_group.main.name
  name                            = "clusters"
  virtual_network_name            = azurerm_virtual_network.main.name
  address_prefixes                = [cidrsubnet(var.network_cidr, 3, 3)]
  default_outbound_access_enabled = false
}

resource "azurerm_network_security_group" "clusters" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-workload-azure-${var.environment}-clusters"
  tags                = local.tags
}

resource "azurerm_subnet_network_security_group_association" "clusters" {
  subnet_id                 = azurerm_subnet.clusters.id
  network_security_group_id = azurerm_network_security_group.clusters.id

  depends_on = [
    azurerm_network_security_rule.clusters_outbound_clusters_to_443,
    azurerm_network_security_rule.clusters_outbound_clusters_to_5432,
  ]
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
  name                = "kubernetes-workload-azure-${var.environment}-endpoints"
  tags                = local.tags
}

resource "azurerm_subnet_network_security_group_association" "endpoints" {
  subnet_id                 = azurerm_subnet.endpoints.id
  network_security_group_id = azurerm_network_security_group.endpoints.id

  depends_on = [
    azurerm_network_security_rule.endpoints_inbound_rest,
    azurerm_network_security_rule.endpoints_inbound_clusters_to_443,
    azurerm_network_security_rule.endpoints_inbound_clusters_to_5432,
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

resource "azurerm_application_security_group" "clusters_port_443" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-workload-azure-${var.environment}-clusters-port-443"
  tags                = local.tags
}

resource "azurerm_network_security_rule" "clusters_outbound_clusters_to_443" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.clusters.name
  name                        = "allow-outbound-clusters-to-443"
  description                 = "Clusters to private endpoints, port 443"
  priority                    = 2200
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 3)
  destination_port_range      = "443"
  destination_application_security_group_ids = [
    azurerm_application_security_group.clusters_port_443.id,
  ]
}

resource "azurerm_network_security_rule" "endpoints_inbound_clusters_to_443" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.endpoints.name
  name                        = "allow-inbound-clusters-to-443"
  description                 = "Clusters to private endpoints, port 443"
  priority                    = 2200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 3)
  destination_port_range      = "443"
  destination_application_security_group_ids = [
    azurerm_application_security_group.clusters_port_443.id,
  ]
}

resource "azurerm_application_security_group" "clusters_port_5432" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-workload-azure-${var.environment}-clusters-port-5432"
  tags                = local.tags
}

resource "azurerm_network_security_rule" "clusters_outbound_clusters_to_5432" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.clusters.name
  name                        = "allow-outbound-clusters-to-5432"
  description                 = "Clusters to private endpoints, port 5432"
  priority                    = 2210
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 3)
  destination_port_range      = "5432"
  destination_application_security_group_ids = [
    azurerm_application_security_group.clusters_port_5432.id,
  ]
}

resource "azurerm_network_security_rule" "endpoints_inbound_clusters_to_5432" {
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.endpoints.name
  name                        = "allow-inbound-clusters-to-5432"
  description                 = "Clusters to private endpoints, port 5432"
  priority                    = 2210
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  source_address_prefix       = cidrsubnet(var.network_cidr, 3, 3)
  destination_port_range      = "5432"
  destination_application_security_group_ids = [
    azurerm_application_security_group.clusters_port_5432.id,
  ]
}
