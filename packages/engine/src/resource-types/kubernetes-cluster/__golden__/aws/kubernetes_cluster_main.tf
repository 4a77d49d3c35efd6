# resource:default/kubernetes-cluster-main
# owner: group:default/team-platform
# rule: kubernetes-clusters

locals {
  kubernetes_cluster_main_tags = {
    entity = "resource:default/kubernetes-cluster-main"
    owner  = "group:default/team-platform"
  }
}

resource "aws_iam_role" "kubernetes_cluster_main" {
  name = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-main"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sts:AssumeRole", "sts:TagSession"]
        Principal = {
          Service = "eks.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.kubernetes_cluster_main_tags
}

resource "aws_iam_role_policy_attachment" "kubernetes_cluster_main_eksblock_storage_policy" {
  role       = aws_iam_role.kubernetes_cluster_main.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSBlockStoragePolicy"
}

resource "aws_iam_role_policy_attachment" "kubernetes_cluster_main_ekscluster_policy" {
  role       = aws_iam_role.kubernetes_cluster_main.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_iam_role_policy_attachment" "kubernetes_cluster_main_ekscompute_policy" {
  role       = aws_iam_role.kubernetes_cluster_main.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSComputePolicy"
}

resource "aws_iam_role_policy_attachment" "kubernetes_cluster_main_eksload_balancing_policy" {
  role       = aws_iam_role.kubernetes_cluster_main.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSLoadBalancingPolicy"
}

resource "aws_iam_role_policy_attachment" "kubernetes_cluster_main_eksnetworking_policy" {
  role       = aws_iam_role.kubernetes_cluster_main.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy"
}

resource "aws_iam_role" "kubernetes_cluster_main_nodes" {
  name = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-main-nodes"
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
  tags = local.kubernetes_cluster_main_tags
}

resource "aws_iam_role_policy_attachment" "kubernetes_cluster_main_ec2_container_registry_pull_only" {
  role       = aws_iam_role.kubernetes_cluster_main_nodes.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"
}

resource "aws_iam_role_policy_attachment" "kubernetes_cluster_main_eksworker_node_minimal_policy" {
  role       = aws_iam_role.kubernetes_cluster_main_nodes.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy"
}

resource "aws_cloudwatch_log_group" "kubernetes_cluster_main" {
  name              = "/aws/eks/kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-main/cluster"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.kubernetes_cluster_main_tags
}

resource "aws_eks_cluster" "kubernetes_cluster_main" {
  name                          = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-main"
  version                       = "1.35"
  role_arn                      = aws_iam_role.kubernetes_cluster_main.arn
  bootstrap_self_managed_addons = false
  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
  tags                          = local.kubernetes_cluster_main_tags

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  compute_config {
    enabled       = true
    node_pools    = ["general-purpose", "system"]
    node_role_arn = aws_iam_role.kubernetes_cluster_main_nodes.arn
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.main.arn
    }
  }

  kubernetes_network_config {
    elastic_load_balancing {
      enabled = true
    }
  }

  storage_config {
    block_storage {
      enabled = true
    }
  }

  upgrade_policy {
    support_type = "STANDARD"
  }

  vpc_config {
    subnet_ids              = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    endpoint_private_access = true
    endpoint_public_access  = false
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    aws_cloudwatch_log_group.kubernetes_cluster_main,
    aws_iam_role_policy_attachment.kubernetes_cluster_main_eksblock_storage_policy,
    aws_iam_role_policy_attachment.kubernetes_cluster_main_ekscluster_policy,
    aws_iam_role_policy_attachment.kubernetes_cluster_main_ekscompute_policy,
    aws_iam_role_policy_attachment.kubernetes_cluster_main_eksload_balancing_policy,
    aws_iam_role_policy_attachment.kubernetes_cluster_main_eksnetworking_policy,
    aws_iam_role_policy_attachment.kubernetes_cluster_main_ec2_container_registry_pull_only,
    aws_iam_role_policy_attachment.kubernetes_cluster_main_eksworker_node_minimal_policy,
  ]
}

resource "aws_vpc_security_group_egress_rule" "kubernetes_cluster_main_to_s3" {
  security_group_id = aws_eks_cluster.kubernetes_cluster_main.vpc_config[0].cluster_security_group_id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.kubernetes_cluster_main_tags
}

resource "aws_vpc_security_group_egress_rule" "kubernetes_cluster_main_to_endpoints" {
  security_group_id            = aws_eks_cluster.kubernetes_cluster_main.vpc_config[0].cluster_security_group_id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.kubernetes_cluster_main_tags
}
