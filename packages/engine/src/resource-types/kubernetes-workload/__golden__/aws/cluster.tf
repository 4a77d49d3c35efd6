resource "aws_iam_role" "workloads" {
  name = "kubernetes-workload-aws-${var.environment}-workloads"
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
}

resource "aws_iam_role_policy_attachment" "workloads_eksblock_storage_policy" {
  role       = aws_iam_role.workloads.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSBlockStoragePolicy"
}

resource "aws_iam_role_policy_attachment" "workloads_ekscluster_policy" {
  role       = aws_iam_role.workloads.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy"
}

resource "aws_iam_role_policy_attachment" "workloads_ekscompute_policy" {
  role       = aws_iam_role.workloads.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSComputePolicy"
}

resource "aws_iam_role_policy_attachment" "workloads_eksload_balancing_policy" {
  role       = aws_iam_role.workloads.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSLoadBalancingPolicy"
}

resource "aws_iam_role_policy_attachment" "workloads_eksnetworking_policy" {
  role       = aws_iam_role.workloads.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy"
}

resource "aws_iam_role" "workloads_nodes" {
  name = "kubernetes-workload-aws-${var.environment}-workloads-nodes"
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
}

resource "aws_iam_role_policy_attachment" "workloads_ec2_container_registry_pull_only" {
  role       = aws_iam_role.workloads_nodes.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"
}

resource "aws_iam_role_policy_attachment" "workloads_eksworker_node_minimal_policy" {
  role       = aws_iam_role.workloads_nodes.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy"
}

resource "aws_cloudwatch_log_group" "workloads" {
  name              = "/aws/eks/kubernetes-workload-aws-${var.environment}-workloads/cluster"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_eks_cluster" "workloads" {
  name                          = "kubernetes-workload-aws-${var.environment}-workloads"
  version                       = "1.35"
  role_arn                      = aws_iam_role.workloads.arn
  bootstrap_self_managed_addons = false
  enabled_cluster_log_types     = ["api", "audit", "authenticator", "controllerManager", "scheduler"]

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  compute_config {
    enabled       = true
    node_pools    = ["general-purpose", "system"]
    node_role_arn = aws_iam_role.workloads_nodes.arn
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
    aws_cloudwatch_log_group.workloads,
    aws_iam_role_policy_attachment.workloads_eksblock_storage_policy,
    aws_iam_role_policy_attachment.workloads_ekscluster_policy,
    aws_iam_role_policy_attachment.workloads_ekscompute_policy,
    aws_iam_role_policy_attachment.workloads_eksload_balancing_policy,
    aws_iam_role_policy_attachment.workloads_eksnetworking_policy,
    aws_iam_role_policy_attachment.workloads_ec2_container_registry_pull_only,
    aws_iam_role_policy_attachment.workloads_eksworker_node_minimal_policy,
  ]
}

resource "aws_vpc_security_group_egress_rule" "workloads_to_s3" {
  security_group_id = aws_eks_cluster.workloads.vpc_config[0].cluster_security_group_id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
}

resource "aws_vpc_security_group_egress_rule" "workloads_to_endpoints" {
  security_group_id            = aws_eks_cluster.workloads.vpc_config[0].cluster_security_group_id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
}

resource "aws_eks_access_entry" "workloads" {
  for_each = toset(var.cluster_administrators)

  cluster_name  = aws_eks_cluster.workloads.name
  principal_arn = each.value
  type          = "STANDARD"
}

resource "aws_eks_access_policy_association" "workloads" {
  for_each = toset(var.cluster_administrators)

  cluster_name  = aws_eks_cluster.workloads.name
  principal_arn = each.value
  policy_arn    = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"

  access_scope {
    type = "cluster"
  }

  depends_on = [aws_eks_access_entry.workloads]
}

resource "kubernetes_config_map_v1" "workloads_network_policies" {
  data = {
    enable-network-policy-controller = "true"
  }

  metadata {
    name      = "amazon-vpc-cni"
    namespace = "kube-system"
  }

  depends_on = [aws_eks_access_policy_association.workloads]
}
