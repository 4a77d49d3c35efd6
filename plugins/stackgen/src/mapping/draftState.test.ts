import type { Mapping } from 'backstage-plugin-stackgen-common';
import {
  draftOf,
  edited,
  emptyDraft,
  isDirty,
  loaded,
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
    expect(loaded(dirty, theirs)).toBe(dirty);
    const newest = settled(theirs);
    expect(loaded(newest, { mapping, revision: 3 })).toBe(newest);
    expect(
      draftOf(loaded(settled({ mapping, revision: 3 }), theirs))?.title,
    ).toBe('Theirs');
  });
});
