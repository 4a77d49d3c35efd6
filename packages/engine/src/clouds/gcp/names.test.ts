import { standardsSchema } from 'backstage-plugin-stackgen-common';
import { NodeScope } from '../../resource-types/NodeScope';
import { plain } from '../../resource-types/__testUtils__/plain';
import { EnvironmentValues } from '../../standards/EnvironmentValues';
import { TerraformDocument } from '../../terraform';
import { GcpFoundation } from './GcpFoundation';
import { BUCKET_NAME } from './names';

const PROJECT_ID = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

function foundation(appStack: string, environments: string[]) {
  const values = EnvironmentValues.create(environments);
  const gcp = new GcpFoundation({
    document: TerraformDocument.create(),
    values,
    standards: standardsSchema.parse({}),
    region: 'europe-west3',
    appStack,
    addresses: ['orders', 'orders_dead_letter'],
  });
  return { gcp, values };
}

test.each([
  ['a', ['b']],
  ['web-shop-gcp', ['dev', 'integration-testing-eu-west']],
  ['9-lives-of-a-cat-and-its-family', ['production']],
])(
  'the guessed project of %s in %j is one that could be',
  (name, environments) => {
    const { gcp, values } = foundation(name, environments);
    gcp.projectId();
    for (const environment of environments) {
      expect(values.tfvars(environment).project_id).toMatch(PROJECT_ID);
    }
  },
);

test.each([
  ['google-ads', 'goo-gle-ads'],
  ['goog-ads', 'x-goog-ads'],
  ['my-g00gle', 'my-g00-gle'],
])('a bucket of %s is one that Google lets others have', (name, expected) => {
  const { gcp } = foundation(name, ['dev']);
  const { pieces } = gcp.fit('logs', BUCKET_NAME);
  expect(pieces.join('dev')).toContain(expected);
  expect(pieces.join('dev')).not.toMatch(/^goog|g[o0]{2}gle/);
});

test('what an entity is called is not taken by something implicit', () => {
  const { gcp } = foundation('shop', ['dev']);
  const rule = { maxLength: 63 };
  const own = gcp.fit('orders-dead-letter', rule).pieces;
  expect(own).not.toEqual(['shop-', '-orders-dead-letter']);
  expect(own[1]).toMatch(/^-orders-dead-letter-[0-9a-f]{6}$/);
});

test.each([
  ['orders', ['dev', 'production'], 'shop-{var.environment}-orders'],
  // Nothing else would find room in 30 characters.
  ['orders', ['dev', 'integration-testing-eu-west'], 'shop-orders-substr()'],
  // Google wants 6 characters.
  ['o', ['d'], 'shop-{var.environment}-o'],
])('the account of %s in %j is %s', (address, environments, id) => {
  const { gcp, values } = foundation('shop', environments);
  const scope = new NodeScope({
    node: {
      entityRef: `component:default/${address}`,
      address,
      name: address,
      resourceType: 'container-service',
      rule: 'test',
      parameters: {},
      environments: {},
    },
    file: gcp.document.file('x.tf', { provenance: { reason: 'Test.' } }),
    outputs: new Map(),
    notes: { beforeFirstApply: new Set(), beforeRemoval: new Set() },
    values,
    parameters: new Map(),
    taken: new Set(),
    problems: [],
  });
  gcp.identity.account(scope, 'Test.');
  const block = gcp.document.block(`google_service_account.${address}`)!;
  expect(plain(block.attributes.account_id)).toBe(id);
});
