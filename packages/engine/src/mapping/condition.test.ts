import type { Entity } from '@backstage/catalog-model';
import { buildEntityGraph, type EntityNode } from '../catalog';
import { compileCondition } from './condition';

function nodeOf(spec: Entity['spec'], metadata: object = {}): EntityNode {
  const { graph } = buildEntityGraph([
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders', ...metadata },
      spec,
    },
  ]);
  return graph.nodes[0];
}

function evaluate(expression: string, node: EntityNode) {
  const compiled = compileCondition(expression);
  if ('error' in compiled) {
    throw new Error(compiled.error);
  }
  return compiled.condition(node);
}

describe('compileCondition', () => {
  it('reads the entity, with numbers as CEL counts them', () => {
    const node = nodeOf(
      { type: 'service', replicas: 3, ratio: 2.5 },
      { tags: ['java'], labels: { tier: '1' } },
    );
    for (const expression of [
      'entity.kind == "Component" && entity.spec.type == "service"',
      'entity.spec.replicas + 1 == 4',
      'entity.spec.ratio > 2.0',
      '"java" in entity.metadata.tags',
      'entity.metadata.labels.tier == "1"',
      'entity.metadata.name.matches("^ord(er)s$")',
      'entity.metadata.tags.exists(tag, tag.startsWith("ja"))',
      'entity.ref == "component:default/orders"',
    ]) {
      expect([expression, evaluate(expression, node)]).toEqual([
        expression,
        { value: true },
      ]);
    }
  });

  it('finds the usual fields even where an entity lacks them', () => {
    const node = nodeOf({});
    const expression =
      'entity.spec.lifecycle == "" && entity.metadata.title == "" && entity.metadata.tags.size() == 0 && entity.metadata.annotations.size() == 0';
    expect(evaluate(expression, node)).toEqual({ value: true });
  });

  it('tells a missing field from other failures', () => {
    const node = nodeOf({ type: 'service' });
    expect(evaluate('entity.spec.size == 1', node)).toMatchObject({
      error: 'No such key: size.',
      missing: true,
    });
    expect(evaluate('entity.spec.type + 1 == 2', node)).toMatchObject({
      missing: false,
    });
    expect(evaluate('entity.spec.type', node)).toMatchObject({
      error: 'It gives neither true nor false.',
    });
    expect(evaluate('entity.constructor == 1', node)).toMatchObject({
      missing: true,
    });
  });

  it.each([
    ['1 +', /Unexpected token/],
    ['unknown == 1', /Unknown variable: unknown/],
    ['1 + 1', /gives int/],
    ['entity.kind.matches("(a+)+$")', /must not repeat a group/],
    ['entity.kind.matches(entity.kind)', /must be a literal/],
    ['entity.kind.matches("a*b*c*")', /two times at most/],
    ['entity.kind.matches("[")', /regular expression/i],
    [
      'entity.metadata.tags.all(a, entity.metadata.tags.all(b, entity.metadata.tags.all(c, a == b)))',
      /within each other/,
    ],
  ])('refuses %s', (expression, error) => {
    expect(compileCondition(expression)).toEqual({
      error: expect.stringMatching(error),
    });
  });

  it('refuses what is nested or long without measure', () => {
    for (const expression of [
      `${'('.repeat(100)}true${')'.repeat(100)}`,
      Array(400).fill('true').join(' && '),
    ]) {
      expect(compileCondition(expression)).toHaveProperty('error');
    }
  });
});
