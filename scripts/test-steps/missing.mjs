/**
 * What a step answers when the machine lacks something: a loud skip, and in CI a failure, because there everything is
 * meant to run.
 */
export function missing(what, counts = { passed: 0, failed: 0 }) {
  const inCi = Boolean(process.env.CI) && process.env.CI !== 'false';
  process.stdout.write(`\n!!! ${inCi ? 'MISSING' : 'SKIPPED'}: ${what}\n\n`);
  return {
    ...counts,
    failed: counts.failed + (inCi ? 1 : 0),
    skipped: what,
  };
}
