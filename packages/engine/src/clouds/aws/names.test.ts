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
