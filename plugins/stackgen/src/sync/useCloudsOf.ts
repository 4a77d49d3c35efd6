import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackSummary,
  CloudInfo,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { useRequest } from '../request/useRequest';
import { useTabFacts } from '../tab/TabContext';

/**
 * The clouds as the standards have them for an appStack that was made for
 * other entities; until they are there, and without one, those of this entity.
 */
export function useCloudsOf(stack: AppStackSummary | undefined): CloudInfo[] {
  const api = useApi(stackgenApiRef);
  const { clouds } = useTabFacts();
  const request = useRequest(stack?.id, signal =>
    api.getClouds(stack && { appStackId: stack.id }, { signal }),
  );
  return request.value ?? clouds;
}
