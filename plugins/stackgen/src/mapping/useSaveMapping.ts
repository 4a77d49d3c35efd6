import { useState } from 'react';
import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import { stackgenApiRef } from '../api/stackgenApiRef';
import type { MappingDraft } from './useMappingDraft';

/** Stores the draft; a failure keeps every edit. */
export function useSaveMapping(draft: MappingDraft) {
  const api = useApi(stackgenApiRef);
  const analytics = useAnalytics();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const [savedRevision, setSavedRevision] = useState<number>();

  const save = async () => {
    if (!draft.mapping || !draft.stored) {
      return;
    }
    setSaving(true);
    setFailure(undefined);
    try {
      const stored = await api.putMapping(draft.name, {
        mapping: draft.mapping,
        expectedRevision: draft.stored.revision,
      });
      draft.saved(stored);
      setSavedRevision(stored.revision);
      analytics.captureEvent('save-mapping', draft.name);
    } catch (error) {
      setFailure(error as Error);
    } finally {
      setSaving(false);
    }
  };
  const forget = () => {
    setFailure(undefined);
    setSavedRevision(undefined);
  };
  return { save, saving, failure, savedRevision, forget };
}
