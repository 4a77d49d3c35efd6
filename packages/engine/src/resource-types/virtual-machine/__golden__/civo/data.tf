data "civo_disk_image" "ubuntu_noble" {
  region = "FRA1"

  filter {
    key    = "name"
    values = ["ubuntu-noble"]
  }
}
