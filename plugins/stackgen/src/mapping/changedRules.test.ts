import type { Mapping, MappingRule } from 'backstage-plugin-stackgen-common';
import { changedRules } from './changedRules';

const rule = (id: string, more: Partial<MappingRule> = {}): MappingRule => ({
  id,
  match: {},
  resourceType: 'queue',
  ...more,
});
const mapping = (...rules: MappingRule[]): Mapping => ({ name: 'm', rules });

describe('changedRules', () => {
  it('gives those that were changed, added and removed', () => {
    const before = mapping(rule('same'), rule('changed'), rule('removed'));
    const after = mapping(
      { resourceType: 'queue', match: {}, id: 'same' },
      rule('changed', { resourceType: 'cache' }),
      rule('added'),
    );
    expect(changedRules(before, after).map(({ id }) => id)).toEqual([
      'changed',
      'added',
      'removed',
    ]);
    expect(changedRules(before, before)).toEqual([]);
  });
});
