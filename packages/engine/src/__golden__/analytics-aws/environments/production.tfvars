environment                        = "production"
event_collector_cpu                = 512
event_collector_image_tag          = "0.1.0"
event_collector_ledger_service_url = ""
event_collector_max_replicas       = 6
event_collector_memory             = 1024
event_collector_min_replicas       = 2
vpc_cidr                           = "10.30.0.0/16"
