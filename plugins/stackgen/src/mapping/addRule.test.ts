import { mappingSchema } from 'backstage-plugin-stackgen-common';
import { addRule, ruleIdFor } from './addRule';

const empty = { name: 'default', rules: [] };

describe('addRule', () => {
  it.each([
    [{ kind: 'Resource', type: 'mainframe' }, 'resource-mainframe'],
    [
      { kind: 'Component', type: 'Große Datenbank!' },
      'component-gro-e-datenbank',
    ],
    [{ kind: 'Component' }, 'component'],
    [{ type: '日本' }, 'rule'],
    [{ type: 'x'.repeat(200) }, 'x'.repeat(63)],
  ])('gives the rule for %j the id %s', (match, id) => {
    expect(ruleIdFor(match)).toBe(id);
  });

  it('puts the rule last under an id of its own, and makes a valid mapping', () => {
    const match = { kind: 'Resource', type: 'y'.repeat(100) };
    const once = addRule(empty, match, 'queue');
    const twice = addRule(once, match, 'none');
    expect(twice.rules.map(rule => rule.resourceType)).toEqual([
      'queue',
      'none',
    ]);
    expect(mappingSchema.safeParse(twice).success).toBe(true);
    expect(empty.rules).toEqual([]);
  });
});
