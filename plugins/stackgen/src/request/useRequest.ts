import { isError } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';

export interface RequestState<T> {
  /** The newest answer; stays while the next one is on its way. */
  value?: T;
  error?: Error;
  loading: boolean;
  retry: () => void;
}

interface RequestOptions {
  /** Wait this many milliseconds before sending; a newer key starts anew. */
  delay?: number;
  /** Show the last answer until the next key's answer is there. */
  keep?: boolean;
}

interface Settled<T> {
  key?: string;
  attempt: number;
  value?: T;
  error?: Error;
}

/**
 * Sends a request whenever its key changes, and ends the one before. A key of
 * `undefined` sends nothing.
 */
export function useRequest<T>(
  key: string | undefined,
  send: (signal: AbortSignal) => Promise<T>,
  options: RequestOptions = {},
): RequestState<T> {
  const { delay = 0, keep = false } = options;
  const [settled, setSettled] = useState<Settled<T>>({ attempt: 0 });
  const [attempt, setAttempt] = useState(0);
  const latestSend = useRef(send);
  latestSend.current = send;

  useEffect(() => {
    if (key === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const run = async () => {
      try {
        const value = await latestSend.current(controller.signal);
        if (!controller.signal.aborted) {
          setSettled({ key, attempt, value });
        }
      } catch (error) {
        if (!controller.signal.aborted) {
          setSettled(before => ({
            key,
            attempt,
            error: isError(error) ? error : new Error(String(error)),
            value: before.key === key || keep ? before.value : undefined,
          }));
        }
      }
    };
    const timer = delay > 0 ? setTimeout(run, delay) : undefined;
    if (timer === undefined) {
      run();
    }
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [key, attempt, delay, keep]);

  const retry = useCallback(() => setAttempt(before => before + 1), []);
  const current = settled.key === key && key !== undefined;
  const done = current && settled.attempt === attempt;
  return {
    value: current || (keep && key !== undefined) ? settled.value : undefined,
    error: done ? settled.error : undefined,
    loading: key !== undefined && !done,
    retry,
  };
}
