environment                        = "staging"
event_collector_cpu                = 256
event_collector_image_tag          = "0.1.0"
event_collector_ledger_service_url = ""
event_collector_max_replicas       = 3
event_collector_memory             = 512
event_collector_min_replicas       = 1
vpc_cidr                           = "10.20.0.0/16"
