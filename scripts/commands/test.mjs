import { Failure } from '../lib/failure.mjs';
import { api } from '../test-steps/api.mjs';
import { e2e } from '../test-steps/e2e.mjs';
import { formatting } from '../test-steps/formatting.mjs';
import { lint } from '../test-steps/lint.mjs';
import { terraform } from '../test-steps/terraform.mjs';
import { types } from '../test-steps/types.mjs';
import { unit } from '../test-steps/unit.mjs';

const steps = [types, api, formatting, lint, unit, terraform, e2e];

/** Runs all steps, or those named, and ends with `N passed, N failed`. */
export async function main(args) {
  const unknown = args.filter(arg => !steps.some(step => step.name === arg));
  if (unknown.length > 0) {
    throw new Failure(
      `Unknown step: ${unknown.join(', ')}. There are: ${steps
        .map(step => step.name)
        .join(', ')}.`,
    );
  }
  const chosen = args.length
    ? steps.filter(step => args.includes(step.name))
    : steps;

  const rows = [];
  for (const step of chosen) {
    process.stdout.write(`\n── ${step.name}: ${step.title}\n\n`);
    const started = Date.now();
    const result = await step.run().catch(error => {
      process.stdout.write(`${error?.stack ?? error}\n`);
      return { passed: 0, failed: 1 };
    });
    rows.push({ step, seconds: (Date.now() - started) / 1000, ...result });
  }
  report(rows);
}

function report(rows) {
  const sum = key => rows.reduce((total, row) => total + row[key], 0);
  process.stdout.write('\n── Result\n\n');
  for (const { step, passed, failed, skipped, seconds } of rows) {
    process.stdout.write(
      [
        `  ${failed > 0 ? 'FAILED' : 'ok    '}`,
        step.name.padEnd(12),
        `${passed} passed`.padStart(12),
        `${failed} failed`.padStart(12),
        `${seconds.toFixed(0)} s`.padStart(8),
        ...(skipped ? [`   SKIPPED: ${skipped}`] : []),
      ]
        .join(' ')
        .concat('\n'),
    );
  }
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}
