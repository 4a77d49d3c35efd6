import type { ReactNode } from 'react';
import { Loading } from './Loading';
import { RequestError } from './RequestError';
import type { RequestState } from './useRequest';

interface LoadedProps<T> {
  request: RequestState<T>;
  /** Says what failed. */
  title: string;
  children: (value: T) => ReactNode;
}

/** Grey lines, then the answer, or the error with a way to try again. */
export function Loaded<T>(props: LoadedProps<T>) {
  const { request, title, children } = props;
  if (request.error) {
    return (
      <RequestError
        error={request.error}
        title={title}
        onRetry={request.retry}
      />
    );
  }
  return request.value === undefined ? (
    <Loading />
  ) : (
    <>{children(request.value)}</>
  );
}
