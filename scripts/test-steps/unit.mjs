import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backstageCli } from '../lib/portal.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { run } from '../lib/run.mjs';
import { missing } from './missing.mjs';

const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

export const unit = {
  name: 'unit',
  title: 'Jest, with SQLite and PostgreSQL',
  async run() {
    let postgres;
    let problem;
    if (!process.env[CONNECTION]) {
      postgres = await startPostgres().catch(error => {
        problem = `tests on PostgreSQL: ${error.message}`;
      });
    }
    try {
      const counts = await runJest(
        postgres ? { [CONNECTION]: postgres.connectionString } : {},
      );
      return problem ? missing(problem, counts) : counts;
    } finally {
      await postgres?.stop();
    }
  },
};

async function runJest(env) {
  const folder = await mkdtemp(join(tmpdir(), 'stackgen-jest-'));
  const outputFile = join(folder, 'result.json');
  try {
    const code = await run(
      process.execPath,
      [
        backstageCli,
        'repo',
        'test',
        '--watchAll=false',
        // What components log of their libraries' deprecations would bury the results.
        '--silent',
        '--json',
        `--outputFile=${outputFile}`,
      ],
      // Jest repeats the whole result on standard output, beside what it reports on standard error.
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, ...env },
      },
    );
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      ...(result.numPendingTests > 0
        ? { skipped: `${result.numPendingTests} tests skip themselves` }
        : {}),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
