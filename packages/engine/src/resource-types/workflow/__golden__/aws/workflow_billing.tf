# component:default/workflow-billing
# owner: group:default/team-platform
# rule: workflows

locals {
  workflow_billing_tags = {
    entity = "component:default/workflow-billing"
    owner  = "group:default/team-platform"
  }
}

resource "aws_iam_role" "workflow_billing" {
  name = "workflow-aws-${var.environment}-workflow-billing"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "states.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.workflow_billing_tags
}

resource "aws_cloudwatch_log_group" "workflow_billing" {
  name              = "/aws/vendedlogs/states/workflow-aws-${var.environment}-workflow-billing"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.workflow_billing_tags
}

resource "aws_sfn_state_machine" "workflow_billing" {
  name     = "workflow-aws-${var.environment}-workflow-billing"
  type     = "STANDARD"
  role_arn = aws_iam_role.workflow_billing.arn
  definition = jsonencode({
    Comment = "The release pipeline puts the steps in place of this one."
    StartAt = "Start"
    States = {
      Start = {
        Type = "Succeed"
      }
    }
  })
  tags = local.workflow_billing_tags

  encryption_configuration {
    type                              = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id                        = aws_kms_key.main.arn
    kms_data_key_reuse_period_seconds = 300
  }

  logging_configuration {
    level                  = "ALL"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.workflow_billing.arn}:*"
  }

  tracing_configuration {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [definition]
  }

  depends_on = [aws_iam_role_policy.workflow_billing]
}

resource "aws_iam_role_policy" "workflow_billing" {
  name = "connections"
  role = aws_iam_role.workflow_billing.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "DeliverLogs"
        Effect = "Allow"
        Action = [
          "logs:CreateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:DescribeLogGroups",
          "logs:DescribeResourcePolicies",
          "logs:GetLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:UpdateLogDelivery",
        ]
        Resource = "*"
      },
      {
        Sid    = "WriteTraces"
        Effect = "Allow"
        Action = [
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
        ]
        Resource = "*"
      },
      {
        Sid      = "EncryptData"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.main.arn
      },
      {
        Sid      = "InvokeFunctions"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = "arn:aws:lambda:eu-central-1:${data.aws_caller_identity.current.account_id}:function:workflow-aws-${var.environment}-workflow-invoices"
      },
      {
        Sid    = "StartJobs"
        Effect = "Allow"
        Action = "ecs:RunTask"
        Resource = [
          "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/workflow-aws-${var.environment}-workflow-ledger",
          "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/workflow-aws-${var.environment}-workflow-ledger:*",
        ]
        Condition = {
          ArnEquals = {
            "ecs:cluster" = aws_ecs_cluster.main.arn
          }
        }
      },
      {
        Sid      = "HandOnRoles"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = [aws_iam_role.workflow_ledger.arn, aws_iam_role.workflow_ledger_start.arn]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "ecs-tasks.amazonaws.com"
          }
        }
      },
      {
        Sid      = "TagRuns"
        Effect   = "Allow"
        Action   = "ecs:TagResource"
        Resource = "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task/${aws_ecs_cluster.main.name}/*"
        Condition = {
          StringEquals = {
            "ecs:CreateAction" = "RunTask"
          }
        }
      },
      {
        Sid      = "SeeRuns"
        Effect   = "Allow"
        Action   = "ecs:DescribeTasks"
        Resource = "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task/${aws_ecs_cluster.main.name}/*"
      },
      {
        Sid      = "StopRuns"
        Effect   = "Allow"
        Action   = "ecs:StopTask"
        Resource = "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task/${aws_ecs_cluster.main.name}/*"
        Condition = {
          StringEquals = {
            "aws:ResourceTag/entity" = "component:default/workflow-ledger"
          }
        }
      },
      {
        Sid      = "LearnThatRunsEnded"
        Effect   = "Allow"
        Action   = ["events:DescribeRule", "events:PutRule", "events:PutTargets"]
        Resource = "arn:aws:events:eu-central-1:${data.aws_caller_identity.current.account_id}:rule/StepFunctionsGetEventsForECSTaskRule"
      },
      {
        Sid      = "SendMessages"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.workflow_mails.arn
      },
    ]
  })
}
