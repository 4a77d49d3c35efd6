import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Failure } from './failure.mjs';
import { logDir, root } from './paths.mjs';

const NO_NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b|RequestError|network request failed/i;

/**
 * Runs a command with its whole output in a log file. Throws a {@link Failure} that names the log and shows its end.
 *
 * @param {object} options
 * @param {string} options.name  names the log file
 * @param {string} options.what  what was attempted, for the message: "install the packages"
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {string} [options.cwd]  the repository when not given
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {(line: string) => void} [options.onLine]
 * @param {(output: string) => string | undefined} [options.advise]  advice for known failures
 */
export async function runLogged(options) {
  const {
    name,
    what,
    command,
    args,
    cwd = root,
    env,
    onLine,
    advise,
  } = options;
  mkdirSync(logDir, { recursive: true });
  const logFile = join(logDir, `${name}.log`);
  const log = createWriteStream(logFile);
  const child = spawn(command, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let output = '';
  let rest = '';
  const take = chunk => {
    log.write(chunk);
    output = (output + chunk).slice(-100_000);
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    lines.forEach(line => onLine?.(line));
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);

  const outcome = await new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  await new Promise(resolve => log.end(resolve));
  if (outcome === 0) {
    return;
  }

  const advice =
    advise?.(output) ??
    (NO_NETWORK.test(output)
      ? 'The package registry cannot be reached. Check the network, and if you are behind a proxy, that `npm ping` works.'
      : undefined);
  const tail = output.trimEnd().split('\n').slice(-12).join('\n  ');
  throw new Failure(
    [
      `Could not ${what} (${command}: ${outcome}).`,
      ...(advice ? [advice] : []),
      '',
      `  ${tail}`,
      '',
      `Full output: ${relative(process.cwd(), logFile) || logFile}`,
    ].join('\n'),
  );
}
