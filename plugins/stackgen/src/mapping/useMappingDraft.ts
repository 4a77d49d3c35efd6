import { useCallback, useEffect, useMemo, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { Mapping, StoredMapping } from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { useRequest } from '../request/useRequest';
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
  type DraftState,
  type Edit,
} from './draftState';
import {
  dropKeptDraft,
  hasKeptDraft,
  keepDraft,
  readKeptDraft,
} from './keptDrafts';

/** The mapping of the stack that is looked at, with unsaved edits. */
export interface MappingDraft {
  name: string;
  /** What is edited. */
  stored?: StoredMapping;
  /** With the edits; absent until it was loaded. */
  mapping?: Mapping;
  dirty: boolean;
  /** What somebody else saved meanwhile; the edits cannot be saved over it. */
  newer?: StoredMapping;
  error?: Error;
  /** Asks the backend again what it has; the edits stay. */
  retry: () => void;
  edit: (edit: Edit) => void;
  undo: () => void;
  /** Throws away all edits. */
  discard: () => void;
  /** The backend has this. */
  loaded: (stored: StoredMapping) => void;
  /** The edits are saved, as this. */
  saved: (stored: StoredMapping) => void;
}

export function useMappingDraft(name: string, needed: boolean): MappingDraft {
  const api = useApi(stackgenApiRef);
  const identity = useApi(identityApiRef);
  const [states, setStates] = useState<Record<string, DraftState>>({});
  const state = states[name] ?? emptyDraft;
  const change = useCallback(
    (next: (state: DraftState) => DraftState) =>
      setStates(all => ({ ...all, [name]: next(all[name] ?? emptyDraft) })),
    [name],
  );

  const kept = useMemo(() => hasKeptDraft(name), [name]);
  const request = useRequest(
    needed || kept || state.waiting.length > 0
      ? JSON.stringify([name, needed])
      : undefined,
    async signal => {
      const [stored, user] = await Promise.all([
        api.getMapping(name, { signal }),
        // Without a user nothing is kept, and all else works.
        identity.getBackstageIdentity().then(
          ({ userEntityRef }) => userEntityRef,
          () => undefined,
        ),
      ]);
      return { stored, user };
    },
  );
  const { stored: newest, user } = request.value ?? {};
  useEffect(() => {
    if (newest?.mapping.name === name) {
      const before = readKeptDraft(name, user);
      change(now =>
        before && !now.stored
          ? resumed(now, before, newest)
          : loaded(now, newest),
      );
    }
  }, [newest, user, change, name]);

  const dirty = isDirty(state);
  const { stored, steps } = state;
  useEffect(() => {
    if (!stored || user === undefined) {
      return;
    }
    if (dirty) {
      keepDraft(name, { user, stored, steps });
    } else {
      dropKeptDraft(name);
    }
  }, [name, user, dirty, stored, steps]);

  // A reload keeps the edits, but a closed tab does not.
  useEffect(() => {
    if (!dirty) {
      return undefined;
    }
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  return {
    name,
    stored,
    mapping: draftOf(state),
    dirty,
    newer: state.newer,
    error: request.error,
    retry: request.retry,
    edit: edit => change(before => edited(before, edit)),
    undo: () => change(undone),
    discard: () => change(discarded),
    loaded: value => change(before => loaded(before, value)),
    saved: value => change(() => settled(value)),
  };
}
