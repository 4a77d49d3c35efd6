import { buildForTest } from '../__testUtils__/buildForTest';

function build(production: boolean) {
  return buildForTest(
    {
      media: {
        type: 'object-storage',
        environments: { production: { deletionProtection: production } },
      },
    },
    [],
    undefined,
    'civo',
  );
}

test('it is not deleted by accident, where all environments want that', () => {
  expect(build(true).files.get('media.tf')).toContain('prevent_destroy = true');
  const mixed = build(false);
  expect(mixed.files.get('media.tf')).not.toContain('prevent_destroy');
  expect(mixed.problems).toContainEqual(
    expect.objectContaining({
      code: 'parameter-without-effect',
      where: 'resource:default/media → deletionProtection',
    }),
  );
});
