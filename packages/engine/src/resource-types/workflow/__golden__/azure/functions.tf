resource "azurerm_service_plan" "functions" {
  #checkov:skip=CKV_AZURE_212:More machines would do more at a time than functions say; Azure replaces one that fails.
  #checkov:skip=CKV_AZURE_225:More machines would do more at a time than functions say; Azure replaces one that fails.
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-functions"
  os_type             = "Linux"
  sku_name            = var.functions_machine
  worker_count        = 1
  tags                = local.tags
}
