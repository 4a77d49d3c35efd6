import { buildForTest } from '../__testUtils__/buildForTest';

const REGISTRY = { type: 'container-registry' } as const;

function build(access: 'read' | 'write' | 'readwrite') {
  return buildForTest(
    { shop: { type: 'container-service' }, images: REGISTRY },
    [['shop', access, 'images']],
    undefined,
    'azure',
  );
}

test('readers pull, and writers pull and push, images of this registry', () => {
  for (const [access, name, role] of [
    ['read', 'pull', 'AcrPull'],
    ['write', 'push', 'AcrPush'],
    ['readwrite', 'push', 'AcrPush'],
  ] as const) {
    expect(
      build(access).attributes(`azurerm_role_assignment.shop_images_${name}`),
    ).toMatchObject({
      scope: '{azurerm_container_registry.images.id}',
      role_definition_name: role,
    });
  }
});

test('it has no passwords and no public address, and is open to its users only', () => {
  const alone = buildForTest({ images: REGISTRY }, [], undefined, 'azure');
  expect(alone.attributes('azurerm_container_registry.images')).toMatchObject({
    sku: 'Premium',
    admin_enabled: false,
    anonymous_pull_enabled: false,
    public_network_access_enabled: false,
  });
  const address =
    'azurerm_private_endpoint_application_security_group_association.images_port_443';
  expect(alone.document.block(address)).toBeUndefined();
  expect(build('read').document.block(address)).toBeDefined();
});

test('people are told that Azure locks images and not registries', () => {
  const { problems } = buildForTest(
    { images: REGISTRY },
    [],
    undefined,
    'azure',
  );
  expect(problems.map(({ code }) => code)).toContain('parameter-limited');
});
