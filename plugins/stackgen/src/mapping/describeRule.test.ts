import type { MappingRule } from 'backstage-plugin-stackgen-common';
import { resourceTypes } from '../__testUtils__/sampleShop';
import { describeMatch, describeRule } from './describeRule';

const rule: MappingRule = {
  id: 'service',
  match: { kind: 'Component' },
  resourceType: 'container-service',
  parameters: { cpu: 1024 },
  clouds: { aws: { implementation: 'app-runner', parameters: { cpu: 256 } } },
};

describe('describeRule', () => {
  it('knows the implementation and the values of a cloud', () => {
    expect(describeRule(rule, 'aws', resourceTypes)).toMatchObject({
      resourceType: 'container-service',
      implementationTitle: 'App Runner',
      valueCount: 1,
      inherits: false,
    });
    expect(
      describeRule({ ...rule, clouds: {} }, 'aws', resourceTypes),
    ).toMatchObject({ implementationTitle: 'ECS on Fargate', inherits: true });
  });

  it('names no implementation where there is none', () => {
    const { implementationTitle, info } = describeRule(
      rule,
      'azure',
      resourceTypes,
    );
    expect(info?.title).toBe('Container service');
    expect(implementationTitle).toBeUndefined();
    expect(
      describeRule({ ...rule, resourceType: 'gone' }, 'aws', resourceTypes)
        .info,
    ).toBeUndefined();
  });

  it('names a resource of a provider on its own cloud only', () => {
    const brokers = {
      id: 'brokers',
      match: {},
      resourceType: 'aws:aws_mq_broker',
    };
    expect(describeRule(brokers, 'aws', []).implementationTitle).toBe(
      'aws_mq_broker',
    );
    expect(
      describeRule(brokers, 'azure', []).implementationTitle,
    ).toBeUndefined();
  });

  it('says in one line what a rule matches', () => {
    expect(
      describeMatch({
        kind: 'Resource',
        type: ['database', 'db'],
        labels: { tier: ['gold', 'silver'], managed: true },
      }),
    ).toBe(
      'kind Resource · type database, db · labels tier=gold | silver, managed',
    );
    expect(describeMatch({})).toBe('');
  });

  it('counts the values of a long condition instead of naming them all', () => {
    const type = Array.from({ length: 70 }, (_, index) => `t${index}`);
    expect(describeMatch({ type })).toBe(
      'type t0, t1, t2, t3, t4, t5, t6, t7, … +62',
    );
  });
});
