import { useApi } from '@backstage/frontend-plugin-api';
import type {
  PreviewRequest,
  PreviewResponse,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { readError } from '../request/readError';
import { useRequest, type RequestState } from '../request/useRequest';
import type { MappingDraft } from './useMappingDraft';

/** Long enough not to ask for every letter, short enough to feel live. */
const TYPING_PAUSE = 400;

interface MappingPreviews {
  stored: RequestState<PreviewResponse>;
  edited: RequestState<PreviewResponse>;
  /** The newest that is there. */
  shown?: PreviewResponse;
  /** What the edited mapping does wrong; places are paths in the mapping. */
  problems: Problem[];
}

/** What the stored mapping gives, and beside it what the edits give. */
export function useMappingPreviews(
  draft: MappingDraft,
  request: PreviewRequest,
): MappingPreviews {
  const api = useApi(stackgenApiRef);
  const stored = useRequest(
    JSON.stringify([request, draft.name, draft.stored?.revision]),
    signal => api.preview({ ...request, mapping: draft.name }, { signal }),
    { keep: true },
  );
  const edited = useRequest(
    draft.dirty ? JSON.stringify([request, draft.mapping]) : undefined,
    signal =>
      api.preview({ ...request, draftMapping: draft.mapping }, { signal }),
    { keep: true, delay: TYPING_PAUSE },
  );
  const found = edited.error
    ? readError(edited.error).problems
    : edited.value?.problems ?? [];
  return {
    stored,
    edited,
    shown: edited.value ?? stored.value,
    problems: found.filter(problem => problem.where.startsWith('rules.')),
  };
}
