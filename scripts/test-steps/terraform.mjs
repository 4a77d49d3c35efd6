import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../lib/findProgram.mjs';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { missing } from './missing.mjs';

const script = join(root, 'scripts', 'terraform-checks.mjs');

/**
 * The generated files before the real Terraform. `terraform-checks.mjs` prints what it does and leaves
 * `{ "passed": n, "failed": n, "skipped": "what and why, if anything" }` in the file that STACKGEN_TEST_RESULT names.
 */
export const terraform = {
  name: 'terraform',
  title: 'fmt, init, validate and plan with the terraform binary',
  async run() {
    if (!findProgram('terraform')) {
      return missing('Terraform checks: there is no terraform on the PATH');
    }
    const folder = await mkdtemp(join(tmpdir(), 'stackgen-terraform-'));
    const resultFile = join(folder, 'result.json');
    try {
      const code = await run(process.execPath, [script], {
        env: { ...process.env, STACKGEN_TEST_RESULT: resultFile },
      });
      const { passed, failed, skipped } = existsSync(resultFile)
        ? JSON.parse(readFileSync(resultFile, 'utf8'))
        : { passed: 0, failed: 1 };
      return {
        passed,
        failed: code !== 0 && failed === 0 ? 1 : failed,
        skipped,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
