# component:default/virtual-machine-legacy
# owner: group:default/team-platform
# rule: virtual-machines

resource "azurerm_user_assigned_identity" "virtual_machine_legacy" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "virtual-machine-azure-${var.environment}-virtual-machine-legacy"
  tags                = local.virtual_machine_legacy_tags
}

resource "azurerm_linux_virtual_machine_scale_set" "virtual_machine_legacy" {
  resource_group_name             = azurerm_resource_group.main.name
  location                        = azurerm_resource_group.main.location
  name                            = "virtual-machine-azure-${var.environment}-virtual-machine-legacy"
  computer_name_prefix            = "virtual-machine-legacy"
  sku                             = var.virtual_machine_legacy_machine_size
  instances                       = var.virtual_machine_legacy_min_replicas
  zones                           = ["1", "2", "3"]
  overprovision                   = false
  admin_username                  = "machine"
  disable_password_authentication = true
  custom_data = base64encode(join("\n", [
    "#!/bin/bash",
    "set -euo pipefail",
    "echo '${base64encode(join("\n", ["AZURE_CLIENT_ID=${azurerm_user_assigned_identity.virtual_machine_legacy.client_id}", "PORT=8443", "VIRTUAL_MACHINE_FILES_ACCOUNT=${azurerm_storage_account.virtual_machine_files.name}", "VIRTUAL_MACHINE_FILES_NAME=${azurerm_storage_container.virtual_machine_files.name}", "VIRTUAL_MACHINE_FILES_URL=${azurerm_storage_account.virtual_machine_files.primary_blob_endpoint}${azurerm_storage_container.virtual_machine_files.name}", ""]))}' | base64 --decode > /etc/default/app",
    "",
  ]))
  encryption_at_host_enabled = true
  secure_boot_enabled        = true
  vtpm_enabled               = true
  upgrade_mode               = "Rolling"
  tags                       = local.virtual_machine_legacy_tags

  admin_ssh_key {
    username   = "machine"
    public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDHlwzu3MOwdUSQIBp6phPNc5EQgceQ9fGocm9GNVC7W3/w244eoRiexy+T0WUAEb1yGu6swqzeMqBBB/BkjCgTox9bC3dl/4tEtLb/yTOEtkbrCcfPXoWS1A6jPIADnzW08UoEtR97/Xgb5NFnMWS6jrmRwsTXMLu+NfWSve9SSvfo2u/SbGb8AsR5r4nWTTc/RCcJQ53mbOuVXz6jfVFZ9hNYCfhTNLXLGBOt3IDNBWCfEKxqla1lhyyQlSW9rTK8cpWSZCkg8kxh3Fs8O3kj5WsWpNnTc9hyHySj/A8bMTH1VhUXKGa8zDD5UFTIJOczpetoF/e8FjmdSMY2HMfl"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
    disk_size_gb         = 30
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.virtual_machine_legacy.id]
  }

  network_interface {
    name    = "private"
    primary = true

    ip_configuration {
      name      = "private"
      primary   = true
      subnet_id = azurerm_subnet.machines.id
      load_balancer_backend_address_pool_ids = [
        azurerm_lb_backend_address_pool.virtual_machine_legacy.id,
      ]
    }
  }

  boot_diagnostics {}

  rolling_upgrade_policy {
    max_batch_instance_percent              = 20
    max_unhealthy_instance_percent          = 20
    max_unhealthy_upgraded_instance_percent = 20
    pause_time_between_batches              = "PT1M"
    prioritize_unhealthy_instances_enabled  = true
    maximum_surge_instances_enabled         = true
  }

  automatic_os_upgrade_policy {
    enable_automatic_os_upgrade = true
    disable_automatic_rollback  = false
  }

  automatic_instance_repair {
    enabled      = true
    grace_period = "PT30M"
  }

  extension {
    name                      = "health"
    publisher                 = "Microsoft.ManagedServices"
    type                      = "ApplicationHealthLinux"
    type_handler_version      = "1.0"
    automatic_upgrade_enabled = true
    settings = jsonencode({
      protocol = "tcp"
      port     = 8443
    })
  }

  lifecycle {
    ignore_changes = [instances]
  }

  depends_on = [
    azurerm_subnet_network_security_group_association.machines,
    azurerm_private_endpoint.virtual_machine_files,
    azurerm_private_dns_zone_virtual_network_link.blob,
    azurerm_private_endpoint_application_security_group_association.virtual_machine_files_machines_port_443,
    azurerm_role_assignment.virtual_machine_legacy_virtual_machine_files_read,
  ]
}

resource "azurerm_monitor_autoscale_setting" "virtual_machine_legacy" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "virtual-machine-azure-${var.environment}-virtual-machine-legacy"
  target_resource_id  = azurerm_linux_virtual_machine_scale_set.virtual_machine_legacy.id
  tags                = local.virtual_machine_legacy_tags

  profile {
    name = "cpu"

    capacity {
      default = var.virtual_machine_legacy_min_replicas
      minimum = var.virtual_machine_legacy_min_replicas
      maximum = var.virtual_machine_legacy_max_replicas
    }

    rule {
      metric_trigger {
        metric_name        = "Percentage CPU"
        metric_resource_id = azurerm_linux_virtual_machine_scale_set.virtual_machine_legacy.id
        operator           = "GreaterThan"
        statistic          = "Average"
        threshold          = 70
        time_aggregation   = "Average"
        time_grain         = "PT1M"
        time_window        = "PT5M"
      }

      scale_action {
        direction = "Increase"
        type      = "ChangeCount"
        value     = 1
        cooldown  = "PT5M"
      }
    }

    rule {
      metric_trigger {
        metric_name        = "Percentage CPU"
        metric_resource_id = azurerm_linux_virtual_machine_scale_set.virtual_machine_legacy.id
        operator           = "LessThan"
        statistic          = "Average"
        threshold          = 30
        time_aggregation   = "Average"
        time_grain         = "PT1M"
        time_window        = "PT5M"
      }

      scale_action {
        direction = "Decrease"
        type      = "ChangeCount"
        value     = 1
        cooldown  = "PT5M"
      }
    }
  }
}

resource "azurerm_lb" "virtual_machine_legacy" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "virtual-machine-azure-${var.environment}-virtual-machine-legacy"
  sku                 = "Standard"
  tags                = local.virtual_machine_legacy_tags

  frontend_ip_configuration {
    name                          = "machines"
    subnet_id                     = azurerm_subnet.machines.id
    private_ip_address_allocation = "Dynamic"
    zones                         = ["1", "2", "3"]
  }
}

resource "azurerm_lb_backend_address_pool" "virtual_machine_legacy" {
  name            = "machines"
  loadbalancer_id = azurerm_lb.virtual_machine_legacy.id
}

resource "azurerm_lb_probe" "virtual_machine_legacy" {
  name                = "answers"
  loadbalancer_id     = azurerm_lb.virtual_machine_legacy.id
  protocol            = "Tcp"
  port                = 8443
  interval_in_seconds = 10
}

resource "azurerm_lb_rule" "virtual_machine_legacy" {
  name                           = "port"
  loadbalancer_id                = azurerm_lb.virtual_machine_legacy.id
  frontend_ip_configuration_name = "machines"
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.virtual_machine_legacy.id]
  probe_id                       = azurerm_lb_probe.virtual_machine_legacy.id
  protocol                       = "Tcp"
  frontend_port                  = 8443
  backend_port                   = 8443
}

resource "azurerm_role_assignment" "virtual_machine_legacy_virtual_machine_files_read" {
  scope                = azurerm_storage_account.virtual_machine_files.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_user_assigned_identity.virtual_machine_legacy.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  virtual_machine_legacy_tags = merge(local.tags, {
    entity = "component:default/virtual-machine-legacy"
    owner  = "group:default/team-platform"
  })
}
