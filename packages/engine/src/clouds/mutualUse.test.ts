import type { Cloud } from 'backstage-plugin-stackgen-common';
import { CLOUDS } from 'backstage-plugin-stackgen-common';
import { buildForTest } from '../resource-types/__testUtils__/buildForTest';
import { implementationsOf, RESOURCE_TYPES } from '../resource-types/registry';

/** Types that run something, and can be asked to by each other. */
const RUNNING = RESOURCE_TYPES.filter(
  ({ access, category }) =>
    access?.levels.includes('invoke') && category !== 'web',
);

function pairsOn(cloud: Cloud): [string, string][] {
  const types = RUNNING.filter(
    type => implementationsOf(type, cloud).length > 0,
  ).map(({ name }) => name);
  return types.flatMap((one, index) =>
    types.slice(index).map((other): [string, string] => [one, other]),
  );
}

/** Throws when the blocks need each other in a circle. */
function build(types: Record<string, string>, cloud: Cloud) {
  const names = Object.keys(types);
  return buildForTest(
    Object.fromEntries(names.map(name => [name, { type: types[name] }])),
    names.map((name, index) => [
      name,
      'invoke',
      names[(index + 1) % names.length],
    ]),
    undefined,
    cloud,
  );
}

test.each(CLOUDS)(
  'on %s, whatever runs may use each other without needing itself first',
  cloud => {
    const pairs = pairsOn(cloud);
    expect(pairs.length).toBeGreaterThanOrEqual(6);
    for (const [one, other] of pairs) {
      expect(() => build({ one, other }, cloud)).not.toThrow();
    }
  },
);

test.each(CLOUDS)('on %s, three machines may use each other', cloud => {
  const type = 'virtual-machine';
  expect(() => build({ a: type, b: type, c: type }, cloud)).not.toThrow();
});

test('a function and a workflow on AWS are known to each other by name', () => {
  const stack = build({ call: 'function', steps: 'workflow' }, 'aws');
  const { environment } = stack.attributes('aws_lambda_function.call') as {
    environment: { variables: Record<string, unknown> }[];
  };
  const arn =
    'arn:aws:states:eu-central-1:{data.aws_caller_identity.current.account_id}:stateMachine:shop-{var.environment}-steps';
  expect(environment[0].variables.STEPS_ARN).toBe(arn);
  expect(stack.statements('aws_iam_role_policy.call')).toContainEqual(
    expect.objectContaining({ Sid: 'StartWorkflows', Resource: arn }),
  );
  expect(stack.statements('aws_iam_role_policy.steps')).toContainEqual(
    expect.objectContaining({
      Sid: 'InvokeFunctions',
      Resource:
        'arn:aws:lambda:eu-central-1:{data.aws_caller_identity.current.account_id}:function:shop-{var.environment}-call',
    }),
  );
});

test('of two machines on Civo that use each other, the way is open for both and one is told where', () => {
  const stack = build(
    { one: 'virtual-machine', two: 'virtual-machine' },
    'civo',
  );
  expect(stack.files.get('one.tf')).toContain(
    'TWO_HOST=${civo_instance.two[0].private_ip}',
  );
  expect(stack.files.get('two.tf')).not.toContain('ONE_HOST');
  for (const name of ['one', 'two']) {
    expect(stack.attributes(`civo_firewall.${name}`).ingress_rule).toHaveLength(
      1,
    );
  }
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      code: 'address-not-known',
      where: 'resource:default/two → resource:default/one',
    }),
  );
});
