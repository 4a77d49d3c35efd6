import { useState } from 'react';
import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackDetail,
  PreviewResponse,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { useRequest } from '../request/useRequest';
import { useTabFacts } from '../tab/TabContext';
import { takeTheirsOf } from './conflicts';
import {
  entityRefsOf,
  previewRequestOf,
  syncRequestOf,
  type SyncForm,
} from './syncForm';

export type SyncStep = 'target' | 'review' | 'confirm' | 'working' | 'done';

/** What was reviewed: the preview, and the state that it was compared with. */
export interface Reviewed {
  preview: PreviewResponse;
  /** The appStack as it stood then; absent for a new one. */
  before?: AppStackDetail;
}

/** The steps of the sync dialog, and the requests between them. */
export function useSync(start: () => SyncForm) {
  const api = useApi(stackgenApiRef);
  const analytics = useAnalytics();
  const { entityRef } = useTabFacts();
  const [form, setForm] = useState(start);
  const [step, setStep] = useState<SyncStep>('target');
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Error>();
  const [result, setResult] = useState<AppStackDetail>();
  const [reviews, setReviews] = useState(0);

  const review = useRequest<Reviewed>(
    reviews > 0 ? JSON.stringify([form, reviews]) : undefined,
    async signal => {
      if (form.action === 'create') {
        const request = previewRequestOf(form, entityRef);
        return { preview: await api.preview(request, { signal }) };
      }
      // First the revision, then the preview: a change in between makes the
      // sync fail as stale instead of storing what nobody has seen.
      const before = await api.getAppStack(form.stackId!, { signal });
      const request = previewRequestOf(form, entityRef, before);
      return { before, preview: await api.preview(request, { signal }) };
    },
  );

  // What was decided changes what would happen, so that is reviewed as well.
  const takeTheirs = takeTheirsOf(
    review.value?.preview.difference.conflicts ?? [],
    taken,
  );
  const decided = useRequest<PreviewResponse>(
    review.value && Object.keys(takeTheirs).length > 0
      ? JSON.stringify([form, reviews, takeTheirs])
      : undefined,
    signal =>
      api.preview(
        {
          ...previewRequestOf(form, entityRef, review.value?.before),
          takeTheirs,
        },
        { signal },
      ),
    { keep: true },
  );

  const startReview = () => {
    setFailure(undefined);
    setTaken(new Set());
    setReviews(before => before + 1);
    setStep('review');
  };

  const send = async (): Promise<AppStackDetail | undefined> => {
    if (!review.value) {
      return undefined;
    }
    const { before } = review.value;
    setFailure(undefined);
    setStep('working');
    try {
      const synced = before
        ? await api.syncAppStack(
            before.id,
            syncRequestOf(form, entityRef, before, takeTheirs),
          )
        : await api.createAppStack({
            name: form.name,
            entityRefs: entityRefsOf(form, entityRef),
            cloud: form.cloud,
            region: form.region,
            mapping: form.mapping,
          });
      analytics.captureEvent('sync', entityRef, {
        attributes: { action: form.action, mode: form.mode, cloud: form.cloud },
      });
      setResult(synced);
      setStep('done');
      return synced;
    } catch (error) {
      setFailure(error as Error);
      setStep('review');
      return undefined;
    }
  };

  return {
    form,
    setForm,
    step,
    setStep,
    taken,
    setTaken,
    failure,
    result,
    review,
    decided,
    startReview,
    send,
  };
}
