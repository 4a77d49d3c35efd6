# component:default/virtual-machine-legacy
# owner: group:default/team-platform
# rule: virtual-machines

locals {
  virtual_machine_legacy_tags = {
    entity = "component:default/virtual-machine-legacy"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "virtual_machine_legacy" {
  name        = "virtual-machine-aws-${var.environment}-virtual-machine-legacy"
  description = "Virtual machine virtual_machine_legacy"
  vpc_id      = aws_vpc.main.id
  tags        = local.virtual_machine_legacy_tags
}

resource "aws_vpc_security_group_egress_rule" "virtual_machine_legacy_to_s3" {
  security_group_id = aws_security_group.virtual_machine_legacy.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.virtual_machine_legacy_tags
}

resource "aws_vpc_security_group_egress_rule" "virtual_machine_legacy_to_endpoints" {
  security_group_id            = aws_security_group.virtual_machine_legacy.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.virtual_machine_legacy_tags
}

resource "aws_iam_role" "virtual_machine_legacy" {
  name = "virtual-machine-aws-${var.environment}-virtual-machine-legacy"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
      },
    ]
  })
  tags = local.virtual_machine_legacy_tags
}

resource "aws_iam_instance_profile" "virtual_machine_legacy" {
  name = "virtual-machine-aws-${var.environment}-virtual-machine-legacy"
  role = aws_iam_role.virtual_machine_legacy.name
  tags = local.virtual_machine_legacy_tags
}

resource "aws_launch_template" "virtual_machine_legacy" {
  name                   = "virtual-machine-aws-${var.environment}-virtual-machine-legacy"
  description            = "Machines of virtual_machine_legacy"
  image_id               = "resolve:ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id"
  instance_type          = var.virtual_machine_legacy_instance_type
  ebs_optimized          = true
  update_default_version = true
  user_data = base64encode(join("\n", [
    "#!/bin/bash",
    "set -euo pipefail",
    "echo '${base64encode(join("\n", ["PORT=8443", "VIRTUAL_MACHINE_FILES_NAME=${aws_s3_bucket.virtual_machine_files.bucket}", "VIRTUAL_MACHINE_FILES_REGION=eu-central-1", ""]))}' | base64 --decode > /etc/default/app",
    "",
  ]))
  tags = local.virtual_machine_legacy_tags

  iam_instance_profile {
    arn = aws_iam_instance_profile.virtual_machine_legacy.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  monitoring {
    enabled = true
  }

  network_interfaces {
    associate_public_ip_address = false
    delete_on_termination       = true
    security_groups             = [aws_security_group.virtual_machine_legacy.id]
  }

  block_device_mappings {
    device_name = "/dev/sda1"

    ebs {
      encrypted             = true
      kms_key_id            = aws_kms_key.main.arn
      volume_type           = "gp3"
      volume_size           = 30
      delete_on_termination = true
    }
  }

  tag_specifications {
    resource_type = "instance"
    tags = merge(
      {
        application = "virtual-machine-aws"
        environment = var.environment
        managed-by  = "terraform"
      },
      local.virtual_machine_legacy_tags,
    )
  }

  tag_specifications {
    resource_type = "network-interface"
    tags = merge(
      {
        application = "virtual-machine-aws"
        environment = var.environment
        managed-by  = "terraform"
      },
      local.virtual_machine_legacy_tags,
    )
  }

  tag_specifications {
    resource_type = "volume"
    tags = merge(
      {
        application = "virtual-machine-aws"
        environment = var.environment
        managed-by  = "terraform"
      },
      local.virtual_machine_legacy_tags,
    )
  }
}

resource "aws_autoscaling_group" "virtual_machine_legacy" {
  name                      = "virtual-machine-aws-${var.environment}-virtual-machine-legacy"
  min_size                  = var.virtual_machine_legacy_min_replicas
  max_size                  = var.virtual_machine_legacy_max_replicas
  vpc_zone_identifier       = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  service_linked_role_arn   = aws_iam_service_linked_role.machines.arn
  target_group_arns         = [aws_lb_target_group.virtual_machine_legacy.arn]
  health_check_type         = "ELB"
  health_check_grace_period = 300
  default_instance_warmup   = 300
  enabled_metrics           = ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupTotalInstances"]
  max_instance_lifetime     = 2592000

  launch_template {
    id      = aws_launch_template.virtual_machine_legacy.id
    version = aws_launch_template.virtual_machine_legacy.latest_version
  }

  instance_maintenance_policy {
    min_healthy_percentage = 100
    max_healthy_percentage = 200
  }

  instance_refresh {
    strategy = "Rolling"
  }

  tag {
    key                 = "Name"
    value               = "virtual-machine-aws-${var.environment}-virtual-machine-legacy"
    propagate_at_launch = true
  }

  depends_on = [
    aws_iam_role_policy.virtual_machine_legacy,
    aws_vpc_endpoint.ecr_api,
    aws_vpc_endpoint.ecr_dkr,
    aws_vpc_endpoint.logs,
    aws_vpc_endpoint.s3,
    aws_vpc_endpoint.ssm,
    aws_vpc_endpoint.ssmmessages,
  ]
}

resource "aws_autoscaling_policy" "virtual_machine_legacy" {
  name                   = "virtual-machine-aws-${var.environment}-virtual-machine-legacy-cpu"
  autoscaling_group_name = aws_autoscaling_group.virtual_machine_legacy.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_security_group" "virtual_machine_legacy_balancer" {
  name        = "virtual-machine-aws-${var.environment}-virtual-machine-legacy-balancer"
  description = "Load balancer of virtual_machine_legacy"
  vpc_id      = aws_vpc.main.id
  tags        = local.virtual_machine_legacy_tags
}

resource "aws_vpc_security_group_egress_rule" "virtual_machine_legacy_to_machine" {
  security_group_id            = aws_security_group.virtual_machine_legacy_balancer.id
  referenced_security_group_id = aws_security_group.virtual_machine_legacy.id
  description                  = "Load balancer to machine"
  ip_protocol                  = "tcp"
  from_port                    = 8443
  to_port                      = 8443
  tags                         = local.virtual_machine_legacy_tags
}

resource "aws_vpc_security_group_ingress_rule" "virtual_machine_legacy_to_machine" {
  security_group_id            = aws_security_group.virtual_machine_legacy.id
  referenced_security_group_id = aws_security_group.virtual_machine_legacy_balancer.id
  description                  = "Load balancer to machine"
  ip_protocol                  = "tcp"
  from_port                    = 8443
  to_port                      = 8443
  tags                         = local.virtual_machine_legacy_tags
}

resource "aws_lb" "virtual_machine_legacy" {
  #checkov:skip=CKV_AWS_91:Network load balancers log TLS listeners only; flow logs show who talked to whom.
  name                             = "virtua-${var.environment}-virtual-230043"
  load_balancer_type               = "network"
  internal                         = true
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = true
  subnets                          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  security_groups                  = [aws_security_group.virtual_machine_legacy_balancer.id]
  tags                             = local.virtual_machine_legacy_tags
}

resource "aws_lb_target_group" "virtual_machine_legacy" {
  name                 = "virtua-${var.environment}-virtual-d5d8fa"
  port                 = 8443
  protocol             = "TCP"
  target_type          = "instance"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 60
  tags                 = local.virtual_machine_legacy_tags

  health_check {
    protocol = "TCP"
    port     = "traffic-port"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "virtual_machine_legacy" {
  load_balancer_arn = aws_lb.virtual_machine_legacy.arn
  port              = 8443
  protocol          = "TCP"
  tags              = local.virtual_machine_legacy_tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.virtual_machine_legacy.arn
  }
}

resource "aws_iam_role_policy" "virtual_machine_legacy" {
  name = "connections"
  role = aws_iam_role.virtual_machine_legacy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "OpenSessions"
        Effect = "Allow"
        Action = [
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ]
        Resource = "*"
      },
      {
        Sid      = "ListObjects"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.virtual_machine_files.arn
      },
      {
        Sid      = "ReadObjects"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.virtual_machine_files.arn}/*"
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}
