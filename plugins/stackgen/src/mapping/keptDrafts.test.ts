import type { Mapping } from 'backstage-plugin-stackgen-common';
import {
  dropKeptDraft,
  hasKeptDraft,
  keepDraft,
  readKeptDraft,
} from './keptDrafts';

const JANE = 'user:default/jane';
const mapping: Mapping = { name: 'default', rules: [] };
const titled = (title: string): Mapping => ({ ...mapping, title });
const draft = (...titles: string[]) => ({
  user: JANE,
  stored: { mapping, revision: 3 },
  steps: titles.map(titled),
});

describe('keptDrafts', () => {
  it('gives a draft back to its user, until it is dropped', () => {
    keepDraft('default', draft('One', 'Two'));
    expect(hasKeptDraft('default')).toBe(true);
    expect(hasKeptDraft('other')).toBe(false);
    expect(readKeptDraft('default', JANE)).toEqual(draft('One', 'Two'));
    expect(readKeptDraft('default', 'user:default/joe')).toBeUndefined();
    expect(readKeptDraft('default', undefined)).toBeUndefined();
    dropKeptDraft('default');
    expect(hasKeptDraft('default')).toBe(false);
  });

  it('keeps the newest state where the browser has no room for the others', () => {
    const { setItem } = Storage.prototype;
    const full = jest
      .spyOn(Storage.prototype, 'setItem')
      .mockImplementation(function limited(this: Storage, key, value) {
        if (value.length > 200) {
          throw new DOMException('Full', 'QuotaExceededError');
        }
        setItem.call(this, key, value);
      });
    try {
      keepDraft('default', draft('One', 'Two', 'Three'));
      expect(readKeptDraft('default', JANE)).toEqual(draft('Three'));
      keepDraft('default', draft('Four', 'x'.repeat(200)));
      // An older state would come back as if it were the newest.
      expect(hasKeptDraft('default')).toBe(false);
    } finally {
      full.mockRestore();
    }
  });

  it('takes anything else that lies there for nothing', () => {
    for (const text of [
      'no json',
      'null',
      '{}',
      JSON.stringify({ ...draft('One'), steps: [{ name: 'default' }] }),
      JSON.stringify({ ...draft('One'), user: undefined }),
      JSON.stringify(draft()),
    ]) {
      sessionStorage.setItem('stackgen.mappingDraft.default', text);
      expect(hasKeptDraft('default')).toBe(false);
    }
  });
});
