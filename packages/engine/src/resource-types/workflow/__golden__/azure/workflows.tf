resource "azurerm_service_plan" "workflows" {
  #checkov:skip=CKV_AZURE_212:Azure adds machines while there is work, and replaces one that fails.
  #checkov:skip=CKV_AZURE_225:Azure adds machines while there is work, and replaces one that fails.
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflows"
  os_type             = "Windows"
  sku_name            = "WS1"
  tags                = local.tags
}
