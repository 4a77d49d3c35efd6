import { buildForTest } from '../__testUtils__/buildForTest';

const REGISTRY = { type: 'container-registry' } as const;

test('readers pull, and writers pull and push, images of this repository', () => {
  for (const [access, name, role] of [
    ['read', 'pull', 'roles/artifactregistry.reader'],
    ['write', 'push', 'roles/artifactregistry.writer'],
    ['readwrite', 'push', 'roles/artifactregistry.writer'],
  ] as const) {
    const stack = buildForTest(
      { shop: { type: 'container-service' }, images: REGISTRY },
      [['shop', access, 'images']],
      undefined,
      'gcp',
    );
    expect(
      stack.attributes(
        `google_artifact_registry_repository_iam_member.shop_${name}_images`,
      ),
    ).toMatchObject({
      repository: '{google_artifact_registry_repository.images.name}',
      role,
    });
    expect(stack.attributes('google_dns_managed_zone.registry').dns_name).toBe(
      'pkg.dev.',
    );
    expect(stack.environment('shop')).toMatchObject({
      IMAGES_URL:
        'europe-west3-docker.pkg.dev/{var.project_id}/{google_artifact_registry_repository.images.repository_id}',
    });
  }
});

test('images are encrypted and kept; those without a tag are thrown away', () => {
  const stack = buildForTest(
    { images: { ...REGISTRY, environments: { dev: { untaggedDays: 3 } } } },
    [],
    undefined,
    'gcp',
  );
  expect(
    stack.attributes('google_artifact_registry_repository.images'),
  ).toMatchObject({
    kms_key_name: '{google_kms_crypto_key.main.id}',
    docker_config: { immutable_tags: true },
    cleanup_policies: {
      condition: { older_than: '{var.images_untagged_age}' },
    },
  });
  expect(stack.values.tfvars('dev').images_untagged_age).toBe('259200s');
});
