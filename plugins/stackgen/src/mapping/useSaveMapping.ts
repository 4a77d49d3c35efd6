import { useState } from 'react';
import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { readError } from '../request/readError';
import { sameData } from './sameData';
import type { MappingDraft } from './useMappingDraft';

/** How the last attempt to save ended. */
export type SaveResult =
  | { is: 'saved'; revision: number }
  | { is: 'failed'; error: Error }
  /** Nobody knows: no answer came. */
  | { is: 'unknown'; error: Error }
  /** No answer came, and a look at the backend showed that it has the old one. */
  | { is: 'unsaved'; revision: number };

/** Stores the draft; a failure keeps every edit. */
export function useSaveMapping(draft: MappingDraft) {
  const api = useApi(stackgenApiRef);
  const analytics = useAnalytics();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<SaveResult>();

  const run = async (send: () => Promise<SaveResult | undefined>) => {
    setBusy(true);
    try {
      setResult(await send());
    } finally {
      setBusy(false);
    }
  };

  const save = () =>
    run(async () => {
      const { mapping, stored } = draft;
      if (!mapping || !stored) {
        return undefined;
      }
      setResult(undefined);
      try {
        const saved = await api.putMapping(draft.name, {
          mapping,
          expectedRevision: stored.revision,
        });
        draft.saved(saved);
        analytics.captureEvent('save-mapping', draft.name);
        return { is: 'saved', revision: saved.revision };
      } catch (caught) {
        const error = caught as Error;
        const { status, unanswered } = readError(error);
        if (status === 409) {
          // What somebody else saved says more than that they did.
          draft.retry();
        }
        return { is: unanswered ? 'unknown' : 'failed', error };
      }
    });

  /** After no answer came: what does the backend have? */
  const look = () =>
    run(async () => {
      try {
        const newest = await api.getMapping(draft.name);
        draft.loaded(newest);
        if (sameData(newest.mapping, draft.mapping)) {
          return { is: 'saved', revision: newest.revision };
        }
        return newest.revision === draft.stored?.revision
          ? { is: 'unsaved', revision: newest.revision }
          : undefined;
      } catch (error) {
        return { is: 'unknown', error: error as Error };
      }
    });

  return { save, look, busy, result, forget: () => setResult(undefined) };
}
