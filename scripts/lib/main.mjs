// Runs a command in a child of `enter`: node main.mjs <command file> [argument…]
import { pathToFileURL } from 'node:url';
import { failWith } from './failure.mjs';

const [script, ...args] = process.argv.slice(2);
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
try {
  const { main } = await import(pathToFileURL(script).href);
  await main(args);
} catch (error) {
  failWith(error);
}
