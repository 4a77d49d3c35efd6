import { ResponseError } from '@backstage/errors';
import {
  problemsOfError,
  type Problem,
} from 'backstage-plugin-stackgen-common';

export interface ReadableError {
  /** HTTP status, when there was an answer at all. */
  status?: number;
  /** There was no answer; that is what `fetch` throws then. */
  unreachable: boolean;
  /**
   * Nothing came from the backend, so that nobody knows whether it did what it
   * was asked for: it is unreachable, or a proxy says that it did not answer.
   */
  unanswered: boolean;
  /** Not in the backend's words: a proxy's page, or a status alone. */
  wordless: boolean;
  /** The backend's own words, or the status and its name without them. */
  message: string;
  /** What the backend found wrong, each with its place. */
  problems: Problem[];
}

/**
 * What Backstage writes for an answer that is not an error of a backend, before
 * the whole body, whatever that is.
 */
const NO_WORDS = /^Request failed with (status )?\d+/;

/** A proxy says that the backend did not answer it. */
const NO_ANSWER: readonly number[] = [502, 504];

/** What an error of the API says to people. */
export function readError(error: Error): ReadableError {
  if (!ResponseError.is(error)) {
    const unreachable = error.name === 'TypeError';
    return {
      unreachable,
      unanswered: unreachable,
      wordless: false,
      message: error.message,
      problems: [],
    };
  }
  const { statusCode, statusText } = error;
  const words = error.cause.message;
  const wordless = !words || NO_WORDS.test(words);
  return {
    status: statusCode,
    unreachable: false,
    unanswered: NO_ANSWER.includes(statusCode),
    wordless,
    // HTTP/2 has no names of statuses.
    message: wordless ? `${statusCode} ${statusText}`.trim() : words,
    problems: problemsOfError(error),
  };
}
