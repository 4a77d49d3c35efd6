import type { Mapping, StoredMapping } from 'backstage-plugin-stackgen-common';

export type Edit = (mapping: Mapping) => Mapping;

/** A mapping that is being edited. */
export interface DraftState {
  /** As the backend has it; absent until it was loaded. */
  stored?: StoredMapping;
  /** The states after each edit, oldest first. */
  steps: Mapping[];
  /** Edits made before the mapping was loaded. */
  waiting: Edit[];
}

export const emptyDraft: DraftState = { steps: [], waiting: [] };

const same = (a: Mapping, b: Mapping) =>
  JSON.stringify(a) === JSON.stringify(b);

export function draftOf(state: DraftState): Mapping | undefined {
  return state.steps[state.steps.length - 1] ?? state.stored?.mapping;
}

export function isDirty(state: DraftState): boolean {
  const draft = draftOf(state);
  return (
    state.stored !== undefined &&
    draft !== undefined &&
    !same(draft, state.stored.mapping)
  );
}

export function edited(state: DraftState, edit: Edit): DraftState {
  const draft = draftOf(state);
  if (!draft) {
    return { ...state, waiting: [...state.waiting, edit] };
  }
  const next = edit(draft);
  return same(next, draft)
    ? state
    : { ...state, steps: [...state.steps, next] };
}

/**
 * A mapping arrived. Edits that were made on an older one stay, and an answer
 * that is older than what was saved since says nothing.
 */
export function loaded(state: DraftState, stored: StoredMapping): DraftState {
  const outdated = stored.revision < (state.stored?.revision ?? 0);
  if (isDirty(state) || outdated) {
    return state;
  }
  return state.waiting.reduce(edited, { stored, steps: [], waiting: [] });
}

export function undone(state: DraftState): DraftState {
  return { ...state, steps: state.steps.slice(0, -1) };
}

/** The mapping is stored, or taken as stored; no edit is left. */
export function settled(stored: StoredMapping | undefined): DraftState {
  return { stored, steps: [], waiting: [] };
}
