import { Suggestions } from './Suggestions';

describe('Suggestions', () => {
  const suggestions = Suggestions.create([
    'api:default/g',
    'component:default/orders',
    'component:payments/ledger',
    'system:default/ci-platform',
  ]);

  it('finds what was misspelt, and what is in another namespace', () => {
    expect(suggestions.for(['component:default/ordres'])).toBe(
      'component:default/orders',
    );
    expect(suggestions.for(['component:default/ledger'])).toBe(
      'component:payments/ledger',
    );
  });

  it('does not take names for alike because all are in the default namespace', () => {
    expect(suggestions.for(['system:default/data-platform'])).toBeUndefined();
    expect(suggestions.for(['api:default/gateway.cards'])).toBeUndefined();
  });
});
