import type { Value } from '../../terraform';
import { substitute } from '../../terraform/substitute';

const ACCOUNT_ID = 12;

/** Characters of a value as JSON, as far as that is known before the apply. */
export function likelyLength(
  value: Value,
  options: {
    environments: readonly string[];
    /** What a reference counts as that is known after the apply. */
    reference: number;
  },
): number {
  const standIns: Record<string, number> = {
    'var.environment': Math.max(
      ...options.environments.map(name => name.length),
    ),
    'data.aws_caller_identity.current': ACCOUNT_ID,
  };
  const known = substitute(value, ({ address }) =>
    'x'.repeat(standIns[address] ?? options.reference),
  );
  return (JSON.stringify(known) ?? '').length;
}
