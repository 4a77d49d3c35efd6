import { buildForTest } from '../__testUtils__/buildForTest';

const DATASET = 'google_bigquery_dataset.sales';

function connected(access: 'read' | 'write' | 'readwrite' | 'admin') {
  return buildForTest(
    {
      report: { type: 'container-service' },
      sales: { type: 'data-warehouse' },
    },
    [['report', access, 'sales']],
    undefined,
    'gcp',
  );
}

test.each([
  ['read', 'read', 'roles/bigquery.dataViewer'],
  ['write', 'write', 'roles/bigquery.dataEditor'],
  ['readwrite', 'write', 'roles/bigquery.dataEditor'],
  ['admin', 'own', 'roles/bigquery.dataOwner'],
] as const)(
  'with %s access the consumer’s account may %s this dataset only, and run queries',
  (access, name, role) => {
    const stack = connected(access);
    const member = '{google_service_account.report.member}';
    expect(
      stack.attributes(
        `google_bigquery_dataset_iam_member.report_${name}_sales`,
      ),
    ).toEqual({ dataset_id: `{${DATASET}.dataset_id}`, role, member });
    expect(
      stack.attributes('google_project_iam_member.report_bigquery_job_user'),
    ).toMatchObject({ role: 'roles/bigquery.jobUser', member });
  },
);

test('who uses several datasets gets the right to run queries once', () => {
  const stack = buildForTest(
    {
      report: { type: 'container-service' },
      audit: { type: 'container-service' },
      sales: { type: 'data-warehouse' },
      stock: { type: 'data-warehouse' },
    },
    [
      ['report', 'read', 'sales'],
      ['report', 'read', 'stock'],
      ['audit', 'read', 'stock'],
    ],
    undefined,
    'gcp',
  );
  const given = stack.document
    .blocks()
    .map(({ address }) => address)
    .filter(address => address.includes('_iam_member.'));
  expect(
    given.filter(address => address.startsWith('google_project_iam_member.')),
  ).toEqual([
    'google_project_iam_member.audit_bigquery_job_user',
    'google_project_iam_member.report_bigquery_job_user',
  ]);
  expect(given).toEqual(
    expect.arrayContaining([
      'google_bigquery_dataset_iam_member.report_read_sales',
      'google_bigquery_dataset_iam_member.report_read_stock',
      'google_bigquery_dataset_iam_member.audit_read_stock',
    ]),
  );
});

test('data is encrypted by the key of the stack, which BigQuery may use', () => {
  const stack = connected('read');
  expect(stack.attributes(DATASET)).toMatchObject({
    default_encryption_configuration: {
      kms_key_name: '{google_kms_crypto_key.main.id}',
    },
  });
  expect(
    stack.attributes('google_kms_crypto_key_iam_member.bigquery').member,
  ).toBe('{data.google_bigquery_default_service_account.main.member}');
});

test('names have no hyphen, which BigQuery does not take', () => {
  expect(connected('read').files.get('sales.tf')).toMatch(
    /dataset_id += replace\("shop_.*", "-", "_"\)/,
  );
});
