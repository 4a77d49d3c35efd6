import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(
  nodes: Record<string, TestNode>,
  connections: [string, AccessLevel, string][],
) {
  return buildForTest(nodes, connections, undefined, 'azure');
}

const shop = { type: 'container-service' };
const events = { type: 'topic' };

test('who publishes may send to this topic, nothing else', () => {
  const stack = build({ shop, events }, [['shop', 'publish', 'events']]);
  expect(
    stack.attributes('azurerm_role_assignment.shop_events_send'),
  ).toMatchObject({
    role_definition_name: 'Azure Service Bus Data Sender',
    scope: '{azurerm_servicebus_topic.events.id}',
  });
  expect(
    stack.document.block('azurerm_servicebus_subscription.shop_from_events'),
  ).toBeUndefined();
});

test('a service that consumes has a subscription of its own, and may read only that', () => {
  const stack = build({ shop, events }, [['shop', 'consume', 'events']]);
  expect(
    stack.attributes('azurerm_servicebus_subscription.shop_from_events'),
  ).toMatchObject({ topic_id: '{azurerm_servicebus_topic.events.id}' });
  expect(
    stack.attributes('azurerm_role_assignment.shop_events_receive'),
  ).toMatchObject({
    role_definition_name: 'Azure Service Bus Data Receiver',
    scope: '{azurerm_servicebus_subscription.shop_from_events.id}',
  });
  expect(stack.environment('shop').EVENTS_SUBSCRIPTION).toBe(
    '{azurerm_servicebus_subscription.shop_from_events.name}',
  );
});

test('a queue that depends on a topic gets its messages, without an identity', () => {
  const stack = build({ jobs: { type: 'queue' }, events }, [
    ['jobs', 'publish', 'events'],
  ]);
  expect(
    stack.attributes('azurerm_servicebus_subscription.jobs_from_events'),
  ).toMatchObject({ forward_to: '{azurerm_servicebus_queue.jobs.name}' });
  expect(
    stack.document
      .blocks()
      .some(({ type }) => type === 'azurerm_role_assignment'),
  ).toBe(false);
});

test('queues and topics of a stack share one namespace', () => {
  const stack = build({ jobs: { type: 'queue' }, events }, []);
  expect(
    stack.document
      .blocks()
      .filter(({ type }) => type === 'azurerm_servicebus_namespace'),
  ).toHaveLength(1);
});
