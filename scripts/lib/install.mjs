import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLogged } from './logged.mjs';
import { yarnSettingsFromNpm } from './npm.mjs';
import { root } from './paths.mjs';
import { Progress } from './progress.mjs';
import { ensureYarn } from './toolchain.mjs';

/** Lives in node_modules, so that it goes when they go. */
const stampFile = join(root, 'node_modules', '.stackgen-installed');

/** Installs what yarn.lock says, unless exactly that is installed already. */
export async function ensureInstalled({ node, env }) {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    return;
  }
  const yarn = await ensureYarn({ node, env });
  const progress = new Progress('Installing packages (once, some minutes)');
  try {
    await runLogged({
      name: 'install',
      what: 'install the packages',
      command: yarn.command,
      args: [...yarn.args, 'install', '--immutable'],
      env: { ...env, ...yarnSettingsFromNpm(env) },
      onLine: line => {
        const step = /┌ (.+)/.exec(line)?.[1];
        if (step) {
          progress.stage(step);
        }
      },
      advise: output =>
        /YN0028|would have been (created|modified) by this install/.test(output)
          ? 'yarn.lock does not fit the package.json files. If you changed dependencies on purpose, run `yarn install` once and keep the new yarn.lock.'
          : undefined,
    });
  } catch (error) {
    progress.failed();
    throw error;
  }
  writeFileSync(stampFile, wanted);
  progress.done('Packages installed');
}

/** Everything that decides what an install would make. */
function fingerprint() {
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .sort()
      .map(name => join(folder, name, 'package.json')),
  );
  const hash = createHash('sha256');
  for (const file of [
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...manifests,
  ]) {
    const path = join(root, file);
    if (existsSync(path)) {
      hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
    }
  }
  return `${process.platform}-${process.arch} ${hash.digest('hex')}\n`;
}
