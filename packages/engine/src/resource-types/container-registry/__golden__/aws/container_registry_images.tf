# resource:default/container-registry-images
# owner: group:default/team-platform
# rule: container-registries

locals {
  container_registry_images_tags = {
    entity = "resource:default/container-registry-images"
    owner  = "group:default/team-platform"
  }
}

resource "aws_ecr_repository" "container_registry_images" {
  name                 = "container-registry-aws-${var.environment}-container-registry-images"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.container_registry_images_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "container_registry_images" {
  repository = aws_ecr_repository.container_registry_images.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Throw away images without a tag"
        selection = {
          tagStatus   = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = 14
        }
        action = {
          type = "expire"
        }
      },
    ]
  })
}
