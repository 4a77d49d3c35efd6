import { ResponseError } from '@backstage/errors';
import {
  problemsOfError,
  type Problem,
} from 'backstage-plugin-stackgen-common';

export interface ReadableError {
  /** HTTP status, when the backend answered at all. */
  status?: number;
  /** There was no answer; that is what `fetch` throws then. */
  unreachable: boolean;
  /** The backend's own words rather than "Request failed with…". */
  message: string;
  /** What the backend found wrong, each with its place. */
  problems: Problem[];
}

/** What an error of the API says to people. */
export function readError(error: Error): ReadableError {
  if (!ResponseError.is(error)) {
    return {
      unreachable: error.name === 'TypeError',
      message: error.message,
      problems: [],
    };
  }
  return {
    status: error.statusCode,
    unreachable: false,
    message: error.cause.message || error.message,
    problems: problemsOfError(error),
  };
}
