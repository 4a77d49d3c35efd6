import type { NodeScope } from '../../resource-types/NodeScope';
import { call, type BlockHandle, type Value } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import type { Statement } from './AwsImplementation';

/** Untagged images are thrown away after this many days. */
export const UNTAGGED_DAYS = 14;

/** A private repository for images, and what is thrown away in it. */
export function writeRepository<P extends { deletionProtection: boolean }>(
  scope: NodeScope<P>,
  aws: AwsFoundation,
  options: {
    /** Whether a tag stands for one image for ever. */
    immutable: boolean;
    untaggedDays: Value;
    /** Why there is one; absent when the catalog asks for it. */
    reason?: string;
  },
): BlockHandle {
  const { immutable, untaggedDays, reason } = options;
  const provenance = reason ? { reason, implicit: true } : undefined;
  const repository = scope.resource(
    'aws_ecr_repository',
    undefined,
    {
      name: aws.name(scope as unknown as NodeScope, { maxLength: 256 }),
      image_tag_mutability: immutable ? 'IMMUTABLE' : 'MUTABLE',
      force_delete: scope.value(
        'force_delete',
        'whether it may be deleted with its images.',
        p => !p.deletionProtection,
      ),
      encryption_configuration: {
        encryption_type: 'KMS',
        kms_key: aws.encryption.keyArn(),
      },
      image_scanning_configuration: { scan_on_push: true },
    },
    {
      provenance,
      ...(!immutable && {
        skips: [
          {
            checkov: 'CKV_AWS_51',
            trivy: 'AWS-0031',
            reason: 'The catalog says that tags may move to other images.',
          },
        ],
      }),
    },
  );
  scope.resource(
    'aws_ecr_lifecycle_policy',
    undefined,
    {
      repository: repository.ref('name'),
      policy: call('jsonencode', {
        rules: [
          {
            rulePriority: 1,
            description: 'Throw away images without a tag',
            selection: {
              tagStatus: 'untagged',
              countType: 'sinceImagePushed',
              countUnit: 'days',
              countNumber: untaggedDays,
            },
            action: { type: 'expire' },
          },
        ],
      }),
    },
    { provenance },
  );
  return repository;
}

/** The rights to sign in, and to pull images from one repository. */
export function pullImages(arn: Value): Statement[] {
  return [
    {
      sid: 'SignInToRegistry',
      // This action knows no resource.
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
    },
    {
      sid: 'PullImage',
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [arn],
    },
  ];
}

/**
 * The right to push images, beside that to pull them.
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
export function pushImages(arn: Value): Statement {
  return {
    sid: 'PushImage',
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:CompleteLayerUpload',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    resources: [arn],
  };
}
