import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { runLogged } from './logged.mjs';
import { npmCommand } from './npm.mjs';
import { cacheDir } from './paths.mjs';
import { Progress } from './progress.mjs';

const YARN_VERSION = '4.13.0';
/** Fetched where the present Node does not fit. */
const NODE_MAJOR = 24;
const toolchainDir = join(cacheDir, 'toolchain');
const modulesDir = join(toolchainDir, 'node_modules');
const fetchedYarn = join(modulesDir, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');

/**
 * A Node that Backstage supports: the running one, else one from npm's `node-<platform>-<arch>` package, kept in the
 * cache folder. (The `node` package itself would need its install script, which npm may refuse to run.)
 *
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the binary, and an environment that finds it first
 */
export async function ensureNode() {
  if (fits(process.versions.node)) {
    return withPath(process.execPath);
  }
  const name = nodePackage();
  const node = join(
    modulesDir,
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!fits(versionOf(node))) {
    await fetchPackage(
      `${name}@${NODE_MAJOR}`,
      `Fetching Node ${NODE_MAJOR} (this is Node ${process.versions.node}, Backstage needs 22 or 24)`,
    );
    if (!fits(versionOf(node))) {
      throw new Failure(
        `StackGen needs Node 22 or 24. This is Node ${process.versions.node}, and the Node ${NODE_MAJOR} that npm has for ${process.platform}-${process.arch} does not run here. Install Node ${NODE_MAJOR} and try again.`,
      );
    }
  }
  return withPath(node);
}

/** How to call the Yarn of this project: the one on the PATH when it is the right one, else from npm. */
export async function ensureYarn({ node, env }) {
  const present = spawnSync('yarn', ['--version'], {
    encoding: 'utf8',
    // A Corepack shim must not start to download.
    env: { ...env, COREPACK_ENABLE_NETWORK: '0' },
    timeout: 10_000,
  });
  if (present.status === 0 && present.stdout.trim() === YARN_VERSION) {
    return { command: 'yarn', args: [] };
  }
  if (versionOf(node, [fetchedYarn]) !== YARN_VERSION) {
    await fetchPackage(
      `@yarnpkg/cli-dist@${YARN_VERSION}`,
      `Fetching Yarn ${YARN_VERSION}`,
    );
  }
  return { command: node, args: [fetchedYarn] };
}

async function fetchPackage(spec, title) {
  const progress = new Progress(title);
  mkdirSync(toolchainDir, { recursive: true });
  // Own package.json, so that npm neither looks upwards nor prunes what it fetched before.
  const manifest = join(toolchainDir, 'package.json');
  if (!existsSync(manifest)) {
    writeFileSync(manifest, '{ "private": true }\n');
  }
  const { command, args } = npmCommand();
  try {
    await runLogged({
      name: 'toolchain',
      what: `fetch ${spec} through npm`,
      command,
      args: [
        ...args,
        'install',
        '--prefix',
        toolchainDir,
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        spec,
      ],
    });
  } catch (error) {
    progress.failed();
    throw error;
  }
  progress.done();
}

function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix =
    platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

function fits(version) {
  const [major, minor] = (version ?? '')
    .replace('v', '')
    .split('.')
    .map(Number);
  return (major === 22 && minor >= 12) || major === 24;
}

function versionOf(command, args = []) {
  const result = spawnSync(command, [...args, '--version'], {
    encoding: 'utf8',
    cwd: dirname(cacheDir),
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

function withPath(node) {
  const env = { ...process.env };
  const key = Object.keys(env).find(k => k.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = [dirname(node), env[key]].filter(Boolean).join(delimiter);
  // Certificates that the machine trusts hold for Node too.
  env.NODE_USE_SYSTEM_CA ??= '1';
  return { node, env };
}
