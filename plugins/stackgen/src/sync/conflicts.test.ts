import { conflictKey, showValue, takeTheirsOf } from './conflicts';

const storage = {
  entityRef: 'resource:default/orders-db',
  parameter: 'storageGb',
  ours: 100,
  theirs: 200,
};
const production = { ...storage, environment: 'production' };
const cpu = {
  entityRef: 'component:default/checkout',
  parameter: 'cpu',
  ours: 512,
};

describe('conflicts', () => {
  it('hands over only what was decided for the catalog, with its environment', () => {
    const all = [storage, production, cpu];
    expect(takeTheirsOf(all, new Set())).toEqual({});
    expect(
      takeTheirsOf(
        all,
        new Set([conflictKey(storage), conflictKey(production)]),
      ),
    ).toEqual({
      'resource:default/orders-db': ['storageGb', 'production/storageGb'],
    });
  });

  it('tells the value of one environment from the value of all', () => {
    expect(conflictKey(storage)).not.toBe(conflictKey(production));
  });

  it('shows words as they are and structures as JSON', () => {
    expect(showValue('large')).toBe('large');
    expect(showValue(false)).toBe('false');
    expect(showValue(['a'])).toBe('["a"]');
    expect(showValue(undefined)).toBeUndefined();
  });
});
