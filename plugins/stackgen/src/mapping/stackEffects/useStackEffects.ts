import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AppStackSummary,
  MappingEffect,
  PutMappingRequest,
} from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from '../../api/stackgenApiRef';

/** Each look makes the backend generate twice, so nobody looks at very many… */
export const MOST_AT_ONCE = 20;
/** …or begins to look after so many milliseconds… */
const LONGEST = 60_000;
/** …without being asked to go on. */
const SIDE_BY_SIDE = 2;

/** What a look at an appStack gave. */
export type StackEffect =
  | { is: 'known'; effect: MappingEffect }
  | { is: 'failed'; error: Error };

/**
 * Looks at what saving would change in each of the appStacks, one after the
 * other, as soon as it is known which there are. Neither these nor the request
 * may change then.
 */
export function useStackEffects(
  stacks: AppStackSummary[] | undefined,
  request: PutMappingRequest,
) {
  const api = useApi(stackgenApiRef);
  const [effects, setEffects] = useState<ReadonlyMap<string, StackEffect>>(
    new Map(),
  );
  const [looking, setLooking] = useState(true);
  const [round, setRound] = useState(0);
  const latest = useRef({ stacks: stacks ?? [], request, effects });
  latest.current = { stacks: stacks ?? [], request, effects };
  const isListed = stacks !== undefined;
  const controller = useRef<AbortController>();

  useEffect(() => {
    if (!isListed) {
      return undefined;
    }
    const current = new AbortController();
    const { signal } = current;
    controller.current = current;
    const { effects: before, ...todo } = latest.current;
    // What failed comes last, or it would be in the way of the others.
    const queue = [
      ...todo.stacks.filter(({ id }) => !before.has(id)),
      ...todo.stacks.filter(({ id }) => before.get(id)?.is === 'failed'),
    ].slice(0, MOST_AT_ONCE);
    const end = Date.now() + LONGEST;

    const lookAt = async (id: string): Promise<StackEffect> => {
      try {
        const effect = await api.getMappingEffect(id, todo.request, { signal });
        return { is: 'known', effect };
      } catch (error) {
        return { is: 'failed', error: error as Error };
      }
    };
    const work = async () => {
      while (queue.length > 0 && !signal.aborted && Date.now() < end) {
        const { id } = queue.shift()!;
        const effect = await lookAt(id);
        if (!signal.aborted) {
          setEffects(known => new Map(known).set(id, effect));
        }
      }
    };
    setLooking(true);
    Promise.all(Array.from({ length: SIDE_BY_SIDE }, work)).then(() => {
      if (!signal.aborted) {
        setLooking(false);
      }
    });
    return () => current.abort();
  }, [api, round, isListed]);

  return {
    effects,
    looking,
    stop: () => {
      controller.current?.abort();
      setLooking(false);
    },
    /** Looks at those that nothing is known of. */
    goOn: () => setRound(before => before + 1),
  };
}
