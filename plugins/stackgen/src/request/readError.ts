import { ResponseError } from '@backstage/errors';
import {
  problemsOfError,
  type Problem,
} from 'backstage-plugin-stackgen-common';

export interface ReadableError {
  /** HTTP status, when the backend answered at all. */
  status?: number;
  /** The backend's own words rather than "Request failed with…". */
  message: string;
  /** What the backend found wrong, each with its place. */
  problems: Problem[];
}

/** What an error of the API says to people. */
export function readError(error: Error): ReadableError {
  if (!ResponseError.is(error)) {
    return { message: error.message, problems: [] };
  }
  return {
    status: error.statusCode,
    message: error.cause.message || error.message,
    problems: problemsOfError(error),
  };
}
