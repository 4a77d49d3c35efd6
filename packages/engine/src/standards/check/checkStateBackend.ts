import type { Standards } from 'backstage-plugin-stackgen-common';
import {
  BACKEND_SETTINGS,
  BACKEND_TOKENS,
  DEFAULT_BACKENDS,
  locationOf,
} from '../stateBackend';
import { checkTokens, tokensOf } from './checkNaming';
import { doubt, mistake, type Finding } from './Finding';

/** Whether the backend knows its settings, and keeps states apart. */
export function checkStateBackend({ stateBackend }: Standards): Finding[] {
  const { type, ...settings } = stateBackend;
  const types = type ? [type] : DEFAULT_BACKENDS;
  const known = types.flatMap(one => BACKEND_SETTINGS[one]);
  const findings = Object.entries(settings).flatMap(([name, value]) =>
    (known as readonly string[]).includes(name)
      ? checkTokens(['stateBackend', name], value, BACKEND_TOKENS)
      : [
          doubt(
            ['stateBackend', name],
            `It has no meaning for the backend ${types.join(' or ')}.`,
            known.length > 0
              ? `Known are ${[...new Set(known)].join(', ')}.`
              : 'Leave it out.',
          ),
        ],
  );
  for (const one of types) {
    const tokens = tokensOf(locationOf(one, stateBackend));
    const missing = ['appStack', 'environment'].filter(
      token => !tokens.includes(token),
    );
    if (missing.length > 0) {
      findings.push(
        mistake(
          ['stateBackend'],
          `Without ${missing
            .map(token => `{${token}}`)
            .join(
              ' and ',
            )}, several states would be kept in the same place (${one}).`,
          `Put it into one of ${BACKEND_SETTINGS[one].join(', ')}.`,
        ),
      );
    }
  }
  return findings;
}
