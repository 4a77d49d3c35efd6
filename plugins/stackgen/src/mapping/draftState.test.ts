import type { Mapping } from 'backstage-plugin-stackgen-common';
import {
  discarded,
  draftOf,
  edited,
  emptyDraft,
  isDirty,
  loaded,
  resumed,
  settled,
  undone,
} from './draftState';

const mapping: Mapping = { name: 'default', rules: [] };
const retitle = (title: string) => (m: Mapping) => ({ ...m, title });

describe('draftState', () => {
  it('keeps edits made before the mapping is there, and applies them then', () => {
    const waiting = edited(emptyDraft, retitle('Mine'));
    expect(draftOf(waiting)).toBeUndefined();
    const state = loaded(waiting, { mapping, revision: 3 });
    expect(draftOf(state)).toEqual({ ...mapping, title: 'Mine' });
    expect(isDirty(state)).toBe(true);
  });

  it('takes back one edit after the other until nothing is left to save', () => {
    const start = settled({ mapping, revision: 3 });
    const one = edited(start, retitle('One'));
    const two = edited(one, retitle('Two'));
    expect(draftOf(undone(two))?.title).toBe('One');
    expect(isDirty(undone(undone(two)))).toBe(false);
    expect(undone(start)).toEqual(start);
  });

  it('counts an edit that changes nothing as none', () => {
    const start = settled({ mapping, revision: 3 });
    expect(edited(start, m => ({ ...m }))).toBe(start);
    const thereAndBack = edited(edited(start, retitle('x')), () => mapping);
    expect(isDirty(thereAndBack)).toBe(false);
  });

  it('does not lose unsaved edits when the mapping arrives anew', () => {
    const dirty = edited(settled({ mapping, revision: 3 }), retitle('Mine'));
    const theirs = { mapping: { ...mapping, title: 'Theirs' }, revision: 4 };
    expect(loaded(dirty, { mapping, revision: 3 })).toEqual(dirty);
    const behind = loaded(dirty, theirs);
    expect(behind).toEqual({ ...dirty, newer: theirs });
    expect(discarded(behind)).toEqual(settled(theirs));
    expect(undone(behind)).toEqual(settled(theirs));
    const newest = settled(theirs);
    expect(loaded(newest, { mapping, revision: 3 })).toBe(newest);
    expect(
      draftOf(loaded(settled({ mapping, revision: 3 }), theirs))?.title,
    ).toBe('Theirs');
  });

  it('takes edits as saved when the backend has them, in whatever order of keys', () => {
    const dirty = edited(settled({ mapping, revision: 3 }), retitle('Mine'));
    const arrived = {
      mapping: { title: 'Mine', rules: [], name: 'default' },
      revision: 4,
    };
    expect(loaded(dirty, arrived)).toEqual(settled(arrived));
  });

  it('goes on with kept edits, and tells when the backend has moved on', () => {
    const stored = { mapping, revision: 3 };
    const kept = { stored, steps: [retitle('One')(mapping)] };
    const waiting = edited(emptyDraft, m => ({ ...m, title: `${m.title}!` }));
    const state = resumed(waiting, kept, stored);
    expect(draftOf(state)?.title).toBe('One!');
    expect(state.newer).toBeUndefined();
    expect(draftOf(undone(undone(state)))).toEqual(mapping);

    // Also when the number is the same, or smaller after a restored backup.
    for (const revision of [2, 3, 4]) {
      const theirs = { mapping: retitle('Theirs')(mapping), revision };
      expect(resumed(emptyDraft, kept, theirs)).toMatchObject({
        stored,
        newer: theirs,
      });
    }
  });
});
