import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';

test('a node keeps its name when another one’s part would have the same', () => {
  const stack = buildForTest({
    orders: { type: 'queue' },
    orders_dead_letter: { type: 'queue' },
  });
  const names = stack.document
    .blocks()
    .filter(({ type }) => type === 'aws_sqs_queue')
    .map(({ address }) => String(stack.attributes(address).name));
  expect(new Set(names).size).toBe(4);
  expect(names).toContain('shop-{var.environment}-orders-dead-letter');
  expect(stack.attributes('aws_sqs_queue.orders_dead_letter').name).not.toEqual(
    stack.attributes('aws_sqs_queue.orders').name,
  );
});

test('load balancers and security groups do not begin as AWS’s own names do', () => {
  const nameOf = (pattern: string, address: string) =>
    String(
      buildForTest(
        {
          web: {
            type: 'container-service',
            parameters: { exposure: 'internet' },
          },
          legacy: { type: 'virtual-machine' },
        },
        [['web', 'invoke', 'legacy']],
        undefined,
        undefined,
        { naming: { pattern } },
      ).attributes(address).name,
    );
  const internal = 'internal-{environment}-{name}';
  expect(nameOf(internal, 'aws_lb.web')).toBe(
    'x-internal-{var.environment}-web',
  );
  expect(nameOf(internal, 'aws_lb.legacy')).toBe(
    'x-internal-{var.environment}-legacy',
  );
  expect(nameOf(internal, 'aws_ecs_service.web')).toBe(
    'internal-{var.environment}-web',
  );
  expect(nameOf('sg-{environment}-{name}', 'aws_security_group.web')).toBe(
    'x-sg-{var.environment}-web',
  );
});
