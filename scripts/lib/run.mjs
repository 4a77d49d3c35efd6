import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const GRACE_MS = 10_000;
const running = new Set();
let stopping;

/**
 * Starts a program whose whole process tree ends with this script: on Ctrl-C, on SIGTERM, and when the script ends.
 *
 * @returns {{ child: import('node:child_process').ChildProcess, exited: Promise<number>, stop: () => Promise<void> }}
 */
export function start(command, args, options = {}) {
  stopOnSignals();
  const ownGroup = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: ownGroup,
    ...options,
  });
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : code));
  });
  const signalTree = signal => {
    try {
      process.kill(ownGroup ? -child.pid : child.pid, signal);
    } catch {
      // Gone already.
    }
  };
  const handle = {
    child,
    exited,
    async stop() {
      signalTree('SIGTERM');
      const timer = setTimeout(() => signalTree('SIGKILL'), GRACE_MS);
      await exited.catch(() => {});
      clearTimeout(timer);
      // Grandchildren that outlived their parent.
      signalTree('SIGKILL');
    },
  };
  running.add(handle);
  exited.catch(() => {}).finally(() => running.delete(handle));
  return handle;
}

/** Runs a program to its end and gives its exit code. */
export async function run(command, args, options) {
  return start(command, args, options).exited;
}

/** Lets the caller clean up (a database, a folder) before the script ends by a signal. */
export function onStop(cleanUp) {
  stopOnSignals();
  const handle = { stop: cleanUp };
  running.add(handle);
  return () => running.delete(handle);
}

let listening = false;
function stopOnSignals() {
  if (listening) {
    return;
  }
  listening = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping ??= Promise.allSettled(
        [...running].map(handle => handle.stop()),
      ).then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
}
