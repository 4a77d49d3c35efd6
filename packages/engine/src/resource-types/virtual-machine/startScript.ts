import {
  call,
  Expression,
  settle,
  template,
  type Value,
} from '../../terraform';

/**
 * What a machine runs when it starts: it writes its settings to a file that
 * systemd units can name as their `EnvironmentFile`, then prepares what the
 * cloud needs, and then does what the organization wants. Settings travel
 * encoded, so that no value can be taken for a command.
 */
export function startScript(options: {
  /** Addresses and references; never the value of a secret. */
  environment: ReadonlyMap<string, Value>;
  prepare?: readonly (string | Expression)[];
  setup?: string;
}): Expression {
  const settings = [...options.environment]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => {
      const known = settle(value);
      return template(
        `${name}=`,
        known instanceof Expression ? known : String(known),
      );
    });
  return call('join', '\n', [
    '#!/bin/bash',
    'set -euo pipefail',
    template(
      "echo '",
      call('base64encode', call('join', '\n', [...settings, ''])),
      "' | base64 --decode > /etc/default/app",
    ),
    ...(options.prepare ?? []),
    ...(options.setup ?? '').split(/\r?\n/).filter(line => line.trim() !== ''),
    '',
  ]);
}
