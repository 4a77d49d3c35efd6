import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Mapping, StoredMapping } from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { useRequest } from '../request/useRequest';
import {
  draftOf,
  edited,
  emptyDraft,
  isDirty,
  loaded,
  settled,
  undone,
  type DraftState,
  type Edit,
} from './draftState';

/** The mapping of the stack that is looked at, with unsaved edits. */
export interface MappingDraft {
  name: string;
  stored?: StoredMapping;
  /** With the edits; absent until it was loaded. */
  mapping?: Mapping;
  dirty: boolean;
  error?: Error;
  retry: () => void;
  edit: (edit: Edit) => void;
  undo: () => void;
  discard: () => void;
  /** Throws away all edits and loads what the backend has. */
  reload: () => void;
  /** Takes this as what the backend has. */
  saved: (stored: StoredMapping) => void;
}

export function useMappingDraft(name: string, needed: boolean): MappingDraft {
  const api = useApi(stackgenApiRef);
  const [states, setStates] = useState<Record<string, DraftState>>({});
  const state = states[name] ?? emptyDraft;
  const change = useCallback(
    (next: (state: DraftState) => DraftState) =>
      setStates(all => ({ ...all, [name]: next(all[name] ?? emptyDraft) })),
    [name],
  );

  const request = useRequest(
    needed || state.waiting.length > 0 ? name : undefined,
    signal => api.getMapping(name, { signal }),
  );
  useEffect(() => {
    const { value } = request;
    if (value && value.mapping.name === name) {
      change(before => loaded(before, value));
    }
  }, [request.value, change, name]); // eslint-disable-line react-hooks/exhaustive-deps

  const dirty = isDirty(state);
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
    stored: state.stored,
    mapping: draftOf(state),
    dirty,
    error: request.error,
    retry: request.retry,
    edit: edit => change(before => edited(before, edit)),
    undo: () => change(undone),
    discard: () => change(before => settled(before.stored)),
    reload: () => {
      change(before => settled(before.stored));
      request.retry();
    },
    saved: stored => change(() => settled(stored)),
  };
}
