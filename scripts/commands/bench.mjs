import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { fromSource } from '../lib/portal.mjs';
import { run } from '../lib/run.mjs';

/** Runs the engine's benchmark from its source. */
export async function main(args) {
  process.exitCode = await run(
    process.execPath,
    [
      '--expose-gc',
      ...fromSource,
      join(root, 'packages', 'engine', 'bench', 'index.ts'),
      ...args,
    ],
    { stdio: 'inherit' },
  );
}
