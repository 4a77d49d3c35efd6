import type { Mapping, StoredMapping } from 'backstage-plugin-stackgen-common';
import { sameData } from './sameData';

export type Edit = (mapping: Mapping) => Mapping;

/** A mapping that is being edited. */
export interface DraftState {
  /** What is edited, as the backend had it; absent until it was loaded. */
  stored?: StoredMapping;
  /** The states after each edit, oldest first. */
  steps: Mapping[];
  /** Edits made before the mapping was loaded. */
  waiting: Edit[];
  /** What the backend has since, while there are edits of what it had. */
  newer?: StoredMapping;
}

export const emptyDraft: DraftState = { steps: [], waiting: [] };

export function draftOf(state: DraftState): Mapping | undefined {
  return state.steps[state.steps.length - 1] ?? state.stored?.mapping;
}

export function isDirty(state: DraftState): boolean {
  const draft = draftOf(state);
  return (
    state.stored !== undefined &&
    draft !== undefined &&
    !sameData(draft, state.stored.mapping)
  );
}

export function edited(state: DraftState, edit: Edit): DraftState {
  const draft = draftOf(state);
  if (!draft) {
    return { ...state, waiting: [...state.waiting, edit] };
  }
  const next = edit(draft);
  return sameData(next, draft)
    ? state
    : cleaned({ ...state, steps: [...state.steps, next] });
}

/**
 * A mapping arrived. Edits that were made on an older one stay, and an answer
 * that is older than what was saved since says nothing.
 */
export function loaded(state: DraftState, stored: StoredMapping): DraftState {
  const outdated = stored.revision < (state.stored?.revision ?? 0);
  return outdated ? state : arrived(state, stored);
}

/** Goes on with what was kept, on what the backend has now. */
export function resumed(
  state: DraftState,
  kept: { stored: StoredMapping; steps: Mapping[] },
  stored: StoredMapping,
): DraftState {
  const { waiting } = state;
  return waiting.reduce(edited, arrived({ ...kept, waiting: [] }, stored));
}

function arrived(state: DraftState, stored: StoredMapping): DraftState {
  if (!isDirty(state)) {
    return state.waiting.reduce(edited, settled(stored));
  }
  const { newer: _newer, ...rest } = state;
  if (sameData(stored.mapping, draftOf(state))) {
    return settled(stored);
  }
  // The mapping that comes with StackGen changes without a revision.
  const same =
    stored.revision === state.stored?.revision &&
    sameData(stored.mapping, state.stored.mapping);
  return same ? rest : { ...rest, newer: stored };
}

export function undone(state: DraftState): DraftState {
  return cleaned({ ...state, steps: state.steps.slice(0, -1) });
}

/** Without edits there is nothing to hold on to an older state for. */
export function discarded(state: DraftState): DraftState {
  return settled(state.newer ?? state.stored);
}

/** The mapping is stored, or taken as stored; no edit is left. */
export function settled(stored: StoredMapping | undefined): DraftState {
  return { stored, steps: [], waiting: [] };
}

function cleaned(state: DraftState): DraftState {
  return state.newer && !isDirty(state) ? discarded(state) : state;
}
