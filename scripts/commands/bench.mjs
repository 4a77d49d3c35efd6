import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from '../lib/logged.mjs';
import { npmCommand } from '../lib/npm.mjs';
import { cacheDir, root } from '../lib/paths.mjs';
import { fromSource } from '../lib/portal.mjs';
import { Progress } from '../lib/progress.mjs';
import { run } from '../lib/run.mjs';

const folder = join(cacheDir, 'bench');

/** What the engine is compared with: cdktf, and its prebuilt classes. Those for Google Cloud were last made for its former name. */
const DEPENDENCIES = {
  '@cdktf/provider-google': '16.12.1',
  '@cdktn/provider-aws': '25.7.0',
  '@cdktn/provider-azurerm': '16.1.0',
  cdktf: '0.21.0',
  cdktn: '0.24.0',
  constructs: '10.7.0',
};

/** Runs the engine's benchmark from its source: yarn bench [--json] [--without-cdktf] */
export async function main(args) {
  const compare = !args.includes('--without-cdktf');
  if (compare) {
    await ensureCdktf();
  }
  process.exitCode = await run(
    process.execPath,
    [
      ...fromSource,
      join(root, 'packages', 'engine', 'bench', 'index.ts'),
      ...(compare ? ['--cdktf', folder] : []),
      ...args.filter(arg => arg !== '--without-cdktf'),
    ],
    { stdio: 'inherit' },
  );
}

/** The provider's classes are hundreds of megabytes, so only who measures gets them. */
async function ensureCdktf() {
  const manifest = join(folder, 'package.json');
  const wanted = `${JSON.stringify(
    { private: true, dependencies: DEPENDENCIES },
    undefined,
    2,
  )}\n`;
  const lock = join(folder, 'node_modules', '.package-lock.json');
  if (
    existsSync(lock) &&
    existsSync(manifest) &&
    readFileSync(manifest, 'utf8') === wanted
  ) {
    return;
  }
  const progress = new Progress(
    'Fetching cdktf’s prebuilt classes to compare with (about 1.2 GB on disk, once)',
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  const { command, args } = npmCommand();
  try {
    await runLogged({
      name: 'bench',
      what: 'fetch cdktf’s prebuilt classes (yarn bench --without-cdktf measures the engine alone)',
      command,
      args: [
        ...args,
        'install',
        '--prefix',
        folder,
        '--ignore-scripts',
        // The classes for Azure ask for the release before.
        '--legacy-peer-deps',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ],
      cwd: folder,
    });
  } catch (error) {
    progress.failed();
    throw error;
  }
  progress.done();
}
