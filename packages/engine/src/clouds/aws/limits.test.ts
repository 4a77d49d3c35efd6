import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';
import { ref, template } from '../../terraform';
import { dividePolicies } from './dividePolicies';

const arns = (count: number) =>
  [...Array(count).keys()].map(index =>
    template(ref(`aws_s3_bucket.b${index}`, 'arn'), '/*'),
  );
const read = (sid: string, count: number) => ({
  sid,
  actions: ['s3:GetObject'],
  resources: arns(count),
});
const divide = (...statements: Parameters<typeof dividePolicies>[0]) =>
  dividePolicies(statements, { environments: ['dev', 'production'] });

test('what fits the inline policy of a role stays there', () => {
  const statements = [read('One', 30), read('Two', 30)];
  expect(divide(...statements)).toEqual([statements]);
});

test('what does not is put into other policies, each statement once', () => {
  const statements = [...'ABCDEF'].map(sid => read(sid, 20));
  const parts = divide(...statements);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flat()).toEqual(statements);
});

test('a statement that is too long alone is divided by its resources, under ids of their own', () => {
  const parts = divide(read('Read', 200));
  expect(parts.flat().flatMap(({ resources }) => resources)).toEqual(arns(200));
  const sids = parts.flat().map(({ sid }) => sid);
  expect(sids.slice(0, 3)).toEqual(['Read', 'ReadPart2', 'ReadPart3']);
  expect(new Set(sids).size).toBe(sids.length);
  for (const [index, part] of parts.entries()) {
    // Every ARN counts as 120 characters, and its quotes and comma.
    const resources = part.flatMap(one => one.resources).length;
    expect(resources * 125).toBeLessThan(index === 0 ? 10_240 : 6_144);
  }
});

describe('a service that uses very much', () => {
  const names = [...Array(75).keys()].map(index => `media_${index}`);
  const stack = buildForTest(
    {
      shop: { type: 'container-service' },
      ...Object.fromEntries(
        names.map(name => [name, { type: 'object-storage' }]),
      ),
    },
    names.map(name => ['shop', 'readwrite', name]),
  );

  it('has all its rights, and starts when it has them', () => {
    const managed = stack.document
      .blocks()
      .filter(({ type }) => type === 'aws_iam_policy')
      .map(({ address }) => address);
    expect(managed.length).toBeGreaterThan(0);
    const objects = ['aws_iam_role_policy.shop', ...managed]
      .flatMap(address => stack.statements(address))
      .filter(({ Sid }) => /Objects/.test(String(Sid)))
      .flatMap(({ Resource }) => Resource);
    for (const name of names) {
      expect(objects).toContain(`{aws_s3_bucket.${name}.arn}/*`);
    }
    expect(
      stack.attributes('aws_iam_role_policy_attachment.shop_more_1'),
    ).toEqual({
      role: '{aws_iam_role.shop.id}',
      policy_arn: '{aws_iam_policy.shop_more_1.arn}',
    });
    expect(stack.dependsOn('aws_ecs_service.shop')).toEqual(
      expect.arrayContaining([
        'aws_iam_role_policy.shop',
        'aws_iam_role_policy_attachment.shop_more_1',
      ]),
    );
  });

  it('has rights in no more than one policy when it uses little', () => {
    const { document } = buildForTest(
      {
        shop: { type: 'container-service' },
        media: { type: 'object-storage' },
      },
      [['shop', 'readwrite', 'media']],
    );
    expect(
      document.blocks().filter(({ type }) => type === 'aws_iam_policy'),
    ).toEqual([]);
  });
});

test.each([
  [58, []],
  [
    61,
    [
      expect.objectContaining({
        severity: 'warning',
        code: 'too-many-rules',
        where: 'resource:default/orders → inbound rules',
        message: expect.stringContaining(
          'aws_security_group.orders has 61 inbound rules',
        ),
      }),
    ],
  ],
])(
  'a database that %i functions use is told of as it must be',
  (count, told) => {
    const names = [...Array(count).keys()].map(index => `worker_${index}`);
    const { problems } = buildForTest(
      {
        orders: { type: 'postgres-database' },
        ...Object.fromEntries(names.map(name => [name, { type: 'function' }])),
      },
      names.map(name => [name, 'read', 'orders']),
    );
    expect(problems.filter(({ code }) => code === 'too-many-rules')).toEqual(
      told,
    );
  },
);
