import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const DATABASE = 'google_firestore_database.orders';

function build(node: Omit<TestNode, 'type'> = {}, access?: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'document-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
    undefined,
    'gcp',
  );
}

test.each([
  ['read', 'read', 'roles/datastore.viewer'],
  ['write', 'write', 'roles/datastore.user'],
  ['readwrite', 'use', 'roles/datastore.user'],
  ['admin', 'own', 'roles/datastore.owner'],
] as const)(
  '%s access is a role on this database only',
  (access, name, role) => {
    const stack = build({}, access);
    expect(
      stack.attributes(`google_project_iam_member.shop_${name}_orders`),
    ).toEqual({
      project: '{var.project_id}',
      role,
      member: '{google_service_account.shop.member}',
      condition: {
        title: `only {${DATABASE}.name}`,
        expression: `resource.type == "firestore.googleapis.com/Database" && resource.name == "projects/{var.project_id}/databases/{${DATABASE}.name}"`,
      },
    });
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_NAME: `{${DATABASE}.name}`,
      ORDERS_COLLECTION: 'orders',
    });
  },
);

test('people are told that who writes can read', () => {
  expect(build({}, 'write').problems).toContainEqual(
    expect.objectContaining({ code: 'access-not-divided' }),
  );
});

test('it is encrypted with the key of the stack, backed up and protected', () => {
  const stack = build();
  expect(stack.attributes(DATABASE)).toMatchObject({
    type: 'FIRESTORE_NATIVE',
    location_id: 'europe-west3',
    point_in_time_recovery_enablement: 'POINT_IN_TIME_RECOVERY_ENABLED',
    delete_protection_state: 'DELETE_PROTECTION_ENABLED',
    cmek_config: { kms_key_name: '{google_kms_crypto_key.main.id}' },
  });
  expect(stack.dependsOn(DATABASE)).toEqual([
    'google_kms_crypto_key_iam_member.firestore',
  ]);
  expect(
    stack.attributes('google_firestore_backup_schedule.orders').retention,
  ).toBe('1209600s');
});

test('documents go when the expiry field says so', () => {
  expect(
    build({ parameters: { expiryField: 'expiresAt' } }).attributes(
      'google_firestore_field.orders',
    ),
  ).toMatchObject({
    collection: 'orders',
    field: 'expiresAt',
    ttl_config: {},
  });
});

test('keys that Firestore does not have are told', () => {
  const stack = build({
    parameters: {
      partitionKey: 'customer',
      sortKey: 'placedAt',
      backupDays: 7,
    },
  });
  expect(stack.problems.map(({ where }) => where)).toEqual([
    'resource:default/orders → partitionKey',
    'resource:default/orders → sortKey',
  ]);
});
