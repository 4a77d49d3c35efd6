import type { Texts } from '../translation';
import { readError } from './readError';

/** What went wrong, in sentences for people. */
export function describeError(error: Error, t: Texts): string {
  const { status, unreachable, wordless, message } = readError(error);
  if (unreachable) {
    return t('error.unreachable', { message });
  }
  if (!wordless) {
    return message;
  }
  switch (status) {
    case 502:
      return t('error.badGateway', { status: message });
    case 503:
      return t('error.unavailable', { status: message });
    case 504:
      return t('error.gatewayTimeout', { status: message });
    default:
      return t('error.wordless', { status: message });
  }
}
