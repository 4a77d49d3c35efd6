import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';

function build(
  nodes: Parameters<typeof buildForTest>[0],
  connections: Parameters<typeof buildForTest>[1],
) {
  return buildForTest(nodes, connections, undefined, 'gcp');
}

const USED = {
  uploads: { type: 'object-storage' },
  orders: { type: 'postgres-database' },
} as const;

test.each([
  ['container-service', 'google_cloud_run_v2_service'],
  ['scheduled-job', 'google_cloud_run_v2_job'],
  ['virtual-machine', 'google_compute_region_instance_group_manager'],
  ['kubernetes-workload', 'kubernetes_deployment_v1'],
])(
  'a %s starts after its rights, and after the ways to what it uses',
  (type, block) => {
    const stack = build({ shop: { type }, ...USED }, [
      ['shop', 'read', 'uploads'],
      ['shop', 'readwrite', 'orders'],
    ]);
    const rights = stack.document
      .blocks()
      .filter(
        ({ type: kind, name }) =>
          /_iam_member$/.test(kind) && /^shop_\w+_(uploads|orders)$/.test(name),
      )
      .map(({ address }) => address);
    expect(rights).toHaveLength(3);
    expect(stack.dependsOn(`${block}.shop`)).toEqual(
      expect.arrayContaining([
        ...rights,
        ...(type === 'kubernetes-workload'
          ? []
          : ['google_compute_firewall.shop_to_orders']),
      ]),
    );
  },
);

test('a function starts after its rights', () => {
  const stack = build({ shop: { type: 'function' }, ...USED }, [
    ['shop', 'read', 'uploads'],
  ]);
  expect(stack.dependsOn('google_cloudfunctions2_function.shop')).toContain(
    'google_storage_bucket_iam_member.shop_read_uploads',
  );
});

test('two that run may use each other, so neither waits for its right to the other', () => {
  const stack = build(
    {
      shop: { type: 'container-service' },
      prices: { type: 'container-service' },
    },
    [
      ['shop', 'invoke', 'prices'],
      ['prices', 'invoke', 'shop'],
    ],
  );
  for (const [one, other] of [
    ['shop', 'prices'],
    ['prices', 'shop'],
  ]) {
    const right = stack.document
      .blocks()
      .find(
        ({ type, name }) =>
          type === 'google_cloud_run_v2_service_iam_member' &&
          name.startsWith(one) &&
          name.endsWith(other),
      );
    expect(right).toBeDefined();
    expect(stack.dependsOn(`google_cloud_run_v2_service.${one}`)).not.toContain(
      right!.address,
    );
  }
});
