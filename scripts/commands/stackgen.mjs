import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { fromSource } from '../lib/portal.mjs';
import { run } from '../lib/run.mjs';

/** Runs packages/cli from its source, in the folder where the user called it. */
export async function main(args) {
  // npm and Yarn run scripts in the repository's folder and remember the user's here.
  const viaScript = process.env.npm_lifecycle_event === 'stackgen';
  const cwd = (viaScript && process.env.INIT_CWD) || process.cwd();
  process.exitCode = await run(
    process.execPath,
    [...fromSource, join(root, 'packages', 'cli', 'src', 'index.ts'), ...args],
    { cwd, stdio: 'inherit' },
  );
}
