import { useState } from 'react';
import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackDetail,
  AppStackSummary,
  Difference,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { useRequest } from '../request/useRequest';
import { useTabFacts } from '../tab/TabContext';

/** What was reviewed: the difference, and from which revision. */
interface Reviewed {
  newest: number;
  difference: Difference;
}

/** The requests of the restore dialog. */
export function useRestore(stack: AppStackSummary, revision: number) {
  const api = useApi(stackgenApiRef);
  const analytics = useAnalytics();
  const { entityRef } = useTabFacts();
  const [reviews, setReviews] = useState(0);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Error>();

  const review = useRequest<Reviewed>(
    `${stack.id} ${revision} ${reviews}`,
    async signal => {
      // First the newest revision, then the difference: a change in between
      // makes the restore fail as stale instead of undoing what nobody saw.
      const [newest] = await api.getRevisions(stack.id, { signal });
      return {
        newest: newest.revision,
        difference: await api.getDifference(
          stack.id,
          newest.revision,
          revision,
          { signal },
        ),
      };
    },
  );

  const reviewAgain = () => {
    setFailure(undefined);
    setReviews(before => before + 1);
  };

  const send = async (): Promise<AppStackDetail | undefined> => {
    if (!review.value) {
      return undefined;
    }
    setFailure(undefined);
    setWorking(true);
    try {
      const restored = await api.restoreAppStack(stack.id, {
        revision,
        expectedRevision: review.value.newest,
      });
      analytics.captureEvent('restore', entityRef, {
        attributes: { cloud: stack.cloud },
      });
      return restored;
    } catch (error) {
      setFailure(error as Error);
      setWorking(false);
      return undefined;
    }
  };

  return { review, working, failure, reviewAgain, send };
}
