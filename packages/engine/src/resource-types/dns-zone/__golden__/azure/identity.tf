resource "azurerm_role_definition" "dns_record_writer" {
  name              = "dns-zone-azure-${var.environment}-dns-record-writer-${local.unique_suffix}"
  description       = "Changes records of a zone, and not the zone itself"
  scope             = azurerm_resource_group.main.id
  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    actions = [
      "Microsoft.Network/dnsZones/read",
      "Microsoft.Network/dnsZones/recordsets/read",
      "Microsoft.Network/dnsZones/A/read",
      "Microsoft.Network/dnsZones/A/write",
      "Microsoft.Network/dnsZones/A/delete",
      "Microsoft.Network/dnsZones/AAAA/read",
      "Microsoft.Network/dnsZones/AAAA/write",
      "Microsoft.Network/dnsZones/AAAA/delete",
      "Microsoft.Network/dnsZones/CAA/read",
      "Microsoft.Network/dnsZones/CAA/write",
      "Microsoft.Network/dnsZones/CAA/delete",
      "Microsoft.Network/dnsZones/CNAME/read",
      "Microsoft.Network/dnsZones/CNAME/write",
      "Microsoft.Network/dnsZones/CNAME/delete",
      "Microsoft.Network/dnsZones/MX/read",
      "Microsoft.Network/dnsZones/MX/write",
      "Microsoft.Network/dnsZones/MX/delete",
      "Microsoft.Network/dnsZones/PTR/read",
      "Microsoft.Network/dnsZones/PTR/write",
      "Microsoft.Network/dnsZones/PTR/delete",
      "Microsoft.Network/dnsZones/SRV/read",
      "Microsoft.Network/dnsZones/SRV/write",
      "Microsoft.Network/dnsZones/SRV/delete",
      "Microsoft.Network/dnsZones/TXT/read",
      "Microsoft.Network/dnsZones/TXT/write",
      "Microsoft.Network/dnsZones/TXT/delete",
    ]
  }
}
