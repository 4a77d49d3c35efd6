import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { failWith } from './failure.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { ensureNode } from './toolchain.mjs';

/**
 * The way into every command: makes sure of Node and the packages, then runs `scripts/commands/<name>.mjs` with that
 * Node: in this process when it is the right one, else in a child that gets the same arguments and signals.
 * Writes to standard error only; standard output belongs to the command.
 */
export async function enter(name) {
  if (process.env.npm_lifecycle_event) {
    endWithParent();
  }
  try {
    const toolchain = await ensureNode();
    await ensureInstalled(toolchain);
    const script = join(root, 'scripts', 'commands', `${name}.mjs`);
    if (toolchain.node === process.execPath) {
      Object.assign(process.env, toolchain.env);
      const { main } = await import(pathToFileURL(script).href);
      await main(process.argv.slice(2));
    } else {
      await hop(toolchain, script);
    }
  } catch (error) {
    failWith(error);
  }
}

async function hop({ node, env }, script) {
  const runner = join(root, 'scripts', 'lib', 'main.mjs');
  const child = spawn(node, [runner, script, ...process.argv.slice(2)], {
    env,
    // The extra channel closes when this process dies, whatever the reason; then the child ends too.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 1 : code));
  });
}

/** npm's shell does not pass a signal on to its script. It dies of it, which the script notices. */
function endWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      process.kill(process.pid, 'SIGTERM');
    }
  }, 1000);
  timer.unref();
}
