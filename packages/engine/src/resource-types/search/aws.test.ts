import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const DOMAIN = 'aws_opensearch_domain.products';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest({ products: { type: 'search', ...node } });
}

function connected(access: 'read' | 'write' | 'readwrite' | 'admin') {
  return buildForTest(
    { shop: { type: 'container-service' }, products: { type: 'search' } },
    [['shop', access, 'products']],
  );
}

test.each([
  ['read', ['ReadIndexes', 'Search']],
  ['write', ['WriteDocuments', 'DeleteDocuments']],
  ['readwrite', ['ReadIndexes', 'Search', 'WriteDocuments', 'DeleteDocuments']],
  ['admin', ['OwnIndexes']],
] as const)('%s access allows no more than %j', (access, sids) => {
  const statements = connected(access).statements('aws_iam_role_policy.shop');
  expect(statements.map(({ Sid }) => Sid)).toEqual(sids);
  for (const { Resource } of statements) {
    expect(JSON.stringify(Resource)).toContain(`{${DOMAIN}.arn}/`);
  }
});

test('who only reads can post nothing but searches', () => {
  const search = connected('read')
    .statements('aws_iam_role_policy.shop')
    .find(({ Sid }) => Sid === 'Search')!;
  for (const resource of search.Resource as string[]) {
    expect(resource).toMatch(/\/_(search|msearch|count|mget)$/);
  }
});

test('who writes reaches documents, and neither settings nor snapshots', () => {
  for (const { Sid, Resource } of connected('write').statements(
    'aws_iam_role_policy.shop',
  )) {
    for (const resource of [Resource].flat()) {
      expect([Sid, resource]).toEqual([
        Sid,
        expect.stringMatching(
          /\/_(bulk|create|delete_by_query|doc|update|update_by_query)(\/\*)?$/,
        ),
      ]);
    }
  }
});

test('only HTTPS is opened to the consumer', () => {
  expect(
    connected('read').attributes(
      'aws_vpc_security_group_ingress_rule.shop_to_products',
    ),
  ).toMatchObject({ from_port: 443, to_port: 443 });
});

test('one policy lets OpenSearch write the logs of all domains, for an account has few', () => {
  const stack = buildForTest({
    products: { type: 'search' },
    articles: { type: 'search' },
  });
  const policies = stack.document
    .blocks()
    .filter(({ type }) => type === 'aws_cloudwatch_log_resource_policy');
  expect(policies.map(({ address }) => address)).toEqual([
    'aws_cloudwatch_log_resource_policy.main',
  ]);
  const { policy_document: document } = stack.attributes(
    'aws_cloudwatch_log_resource_policy.main',
  );
  expect(document).toMatchObject({
    Statement: [
      {
        Principal: { Service: 'es.amazonaws.com' },
        Resource: [
          '{aws_cloudwatch_log_group.articles.arn}:*',
          '{aws_cloudwatch_log_group.products.arn}:*',
        ],
        Condition: {
          StringEquals: {
            'aws:SourceAccount':
              '{data.aws_caller_identity.current.account_id}',
          },
        },
      },
    ],
  });
  for (const name of ['products', 'articles']) {
    expect(stack.dependsOn(`aws_opensearch_domain.${name}`)).toEqual([
      'aws_cloudwatch_log_resource_policy.main',
    ]);
  }
});

test('high availability takes a second node in another zone, in that environment', () => {
  const stack = build({
    environments: { production: { highAvailability: true } },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    products_nodes: 1,
    products_zone_awareness: false,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    products_nodes: 2,
    products_zone_awareness: true,
  });
});

test('names are as short as OpenSearch wants them', () => {
  const stack = buildForTest({
    products_of_all_shops_everywhere: { type: 'search' },
  });
  const name = stack.attributes(
    'aws_opensearch_domain.products_of_all_shops_everywhere',
  ).domain_name;
  expect(
    String(name).replace('{var.environment}', 'production').length,
  ).toBeLessThanOrEqual(28);
});
