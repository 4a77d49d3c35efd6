import { act, renderHook, waitFor } from '@testing-library/react';
import { useRequest } from './useRequest';

function deferred() {
  const calls: {
    signal: AbortSignal;
    resolve: (value: string) => void;
    reject: (error: Error) => void;
  }[] = [];
  const send = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) =>
      calls.push({ signal, resolve, reject }),
    );
  return { calls, send };
}

describe('useRequest', () => {
  it('ends the request before when the key changes, and ignores its answer', async () => {
    const { calls, send } = deferred();
    const { result, rerender } = renderHook(
      ({ key }) => useRequest(key, send),
      { initialProps: { key: 'a' } },
    );
    rerender({ key: 'b' });
    expect(calls[0].signal.aborted).toBe(true);
    await act(async () => calls[1].resolve('for b'));
    await act(async () => calls[0].resolve('for a'));
    expect(result.current).toMatchObject({ value: 'for b', loading: false });
  });

  it('shows no answer of another key, unless it is asked to keep it', async () => {
    const plain = deferred();
    const keeping = deferred();
    const { result, rerender } = renderHook(
      ({ key }) => ({
        plain: useRequest(key, plain.send),
        keeping: useRequest(key, keeping.send, { keep: true }),
      }),
      { initialProps: { key: 'a' } },
    );
    await act(async () => {
      plain.calls[0].resolve('a');
      keeping.calls[0].resolve('a');
    });
    rerender({ key: 'b' });
    expect(result.current.plain).toMatchObject({
      value: undefined,
      loading: true,
    });
    expect(result.current.keeping).toMatchObject({ value: 'a', loading: true });
  });

  it('keeps the answer when asking again fails, and tries as often as asked', async () => {
    const { calls, send } = deferred();
    const { result } = renderHook(() => useRequest('a', send));
    await act(async () => calls[0].resolve('first'));
    act(() => result.current.retry());
    expect(result.current.loading).toBe(true);
    await act(async () => calls[1].reject(new Error('gone')));
    expect(result.current).toMatchObject({ value: 'first', loading: false });
    expect(result.current.error?.message).toBe('gone');
    act(() => result.current.retry());
    await act(async () => calls[2].resolve('second'));
    expect(result.current).toMatchObject({ value: 'second', error: undefined });
  });

  it('waits for a pause before it sends', async () => {
    const { calls, send } = deferred();
    const { rerender } = renderHook(
      ({ key }) => useRequest(key, send, { delay: 20 }),
      { initialProps: { key: 'a' } },
    );
    rerender({ key: 'ab' });
    rerender({ key: 'abc' });
    expect(calls).toHaveLength(0);
    await waitFor(() => expect(calls).toHaveLength(1));
  });
});
