import fc from 'fast-check';
import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';
import { cleanTagValue } from './tags';

test('whatever a tag says, AWS takes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
      const clean = cleanTagValue(text);
      expect(clean.length).toBeLessThanOrEqual(256);
      expect(clean).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u);
    }),
  );
  expect(cleanTagValue('group:default/team-a@x.org')).toBe(
    'group:default/team-a@x.org',
  );
  // The last letter would be cut in two.
  expect(cleanTagValue(`${'a'.repeat(255)}\u{20000}`)).toBe('a'.repeat(255));
});

test('everything that can carry tags says which entity it is for', () => {
  const stack = buildForTest({
    shop: { type: 'container-service', parameters: { exposure: 'internet' } },
    orders: { type: 'postgres-database' },
    files: { type: 'object-storage' },
  });
  for (const address of [
    'aws_ecs_service.shop',
    'aws_lb.shop',
    'aws_db_instance.orders',
    'aws_s3_bucket.files',
  ]) {
    const [, name] = address.split('.');
    expect(stack.attributes(address).tags).toBe(`{local.${name}_tags}`);
  }
  expect(stack.files.get('orders.tf')).toContain(
    'entity = "resource:default/orders"',
  );
});
