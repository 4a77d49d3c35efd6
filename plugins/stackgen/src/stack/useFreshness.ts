import { useEffect } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackSummary,
  Freshness,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { useRequest, type RequestState } from '../request/useRequest';

/**
 * Whether an appStack is up to date. Asked anew when it or its mapping has a new
 * revision, and when somebody comes back to the page.
 */
export function useFreshness(
  stack: AppStackSummary,
  mappingRevision: number | undefined,
): RequestState<Freshness> {
  const api = useApi(stackgenApiRef);
  const { id } = stack;
  const { revision } = stack.revision;
  const request = useRequest(
    `${id} ${revision} ${mappingRevision ?? ''}`,
    signal => api.getFreshness(id, { signal }),
    { keep: true },
  );
  const { value, loading, retry } = request;
  useEffect(() => {
    const check = () => {
      if (document.visibilityState === 'visible') {
        retry();
      }
    };
    document.addEventListener('visibilitychange', check);
    return () => document.removeEventListener('visibilitychange', check);
  }, [retry]);
  // What was said of the revision before says nothing of this one.
  const outdated = loading && value?.revision !== revision;
  return outdated ? { ...request, value: undefined } : request;
}
