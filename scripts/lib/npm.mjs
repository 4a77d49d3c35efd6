import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';

/** How to call npm: the one that started this script, else the one on the PATH. */
export function npmCommand() {
  const started = process.env.npm_execpath;
  if (started && basename(started) === 'npm-cli.js') {
    return { command: process.execPath, args: [started] };
  }
  return process.platform === 'win32'
    ? { command: 'cmd.exe', args: ['/d', '/s', '/c', 'npm'] }
    : { command: 'npm', args: [] };
}

/**
 * Yarn does not read npm's configuration. What a company set up for npm (its own registry, a proxy, a certificate) is
 * handed to Yarn as environment variables, unless Yarn has its own.
 */
export function yarnSettingsFromNpm(env = process.env) {
  const { command, args } = npmCommand();
  const result = spawnSync(command, [...args, 'config', 'list', '--json'], {
    encoding: 'utf8',
  });
  let npm = {};
  try {
    npm = JSON.parse(result.stdout);
  } catch {
    // Without npm's settings Yarn's own defaults hold.
  }
  const settings = {
    YARN_NPM_REGISTRY_SERVER: npm.registry?.replace(/\/+$/, ''),
    YARN_HTTPS_CA_FILE_PATH: npm.cafile,
    YARN_HTTP_PROXY: npm.proxy,
    YARN_HTTPS_PROXY: npm['https-proxy'],
  };
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) => typeof value === 'string' && value && !env[key],
    ),
  );
}
