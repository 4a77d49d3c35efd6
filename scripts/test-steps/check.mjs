import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

/** Runs a tool out of node_modules as one test: it passes when the tool exits with 0. */
export async function check(script, args) {
  const code = await run(process.execPath, [
    join(root, 'node_modules', script),
    ...args,
  ]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
