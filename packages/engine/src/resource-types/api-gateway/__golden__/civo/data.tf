data "civo_dns_domain_name" "public" {
  name = "example.com"
}
