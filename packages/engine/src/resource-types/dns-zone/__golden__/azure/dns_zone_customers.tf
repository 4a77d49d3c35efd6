# resource:default/dns-zone-customers
# owner: group:default/team-platform
# rule: dns-zones

resource "azurerm_dns_zone" "dns_zone_customers" {
  resource_group_name = azurerm_resource_group.main.name
  name                = var.dns_zone_customers_domain_name
  tags                = local.dns_zone_customers_tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_resource_group_template_deployment" "dns_zone_customers" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "dns-zone-azure-${var.environment}-dns-zone-customers"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.Network/dnsZones/dnssecConfigs"
        apiVersion = "2023-07-01-preview"
        name       = "${azurerm_dns_zone.dns_zone_customers.name}/default"
        properties = {}
      },
    ]
  })
  tags = local.dns_zone_customers_tags
}

locals {
  dns_zone_customers_tags = merge(local.tags, {
    entity = "resource:default/dns-zone-customers"
    owner  = "group:default/team-platform"
  })
}
