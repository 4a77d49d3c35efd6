import { buildForTest } from '../__testUtils__/buildForTest';

const REGISTRY = { type: 'container-registry' } as const;
const ARN = '{aws_ecr_repository.images.arn}';

function rights(access: 'read' | 'write' | 'readwrite') {
  return buildForTest(
    { shop: { type: 'container-service' }, images: REGISTRY },
    [['shop', access, 'images']],
  )
    .statements('aws_iam_role_policy.shop')
    .map(({ Sid, Resource }) => [Sid, Resource]);
}

test('readers pull, and writers pull and push, images of this repository', () => {
  const read = [
    ['SignInToRegistry', '*'],
    ['PullImage', ARN],
  ];
  expect(rights('read')).toEqual(read);
  expect(rights('write')).toEqual([...read, ['PushImage', ARN]]);
  expect(rights('readwrite')).toEqual(rights('write'));
});

test('images are encrypted, scanned and kept; those without a tag are thrown away', () => {
  const stack = buildForTest({
    images: { ...REGISTRY, environments: { dev: { untaggedDays: 3 } } },
  });
  expect(stack.attributes('aws_ecr_repository.images')).toMatchObject({
    image_tag_mutability: 'IMMUTABLE',
    force_delete: false,
    encryption_configuration: {
      encryption_type: 'KMS',
      kms_key: '{aws_kms_key.main.arn}',
    },
    image_scanning_configuration: { scan_on_push: true },
  });
  expect(stack.values.tfvars('dev').images_untagged_days).toBe(3);
});

test('tags that may move say so to scanners', () => {
  const stack = buildForTest({
    images: { ...REGISTRY, parameters: { immutableTags: false } },
  });
  expect(stack.files.get('images.tf')).toContain('checkov:skip=CKV_AWS_51');
});
