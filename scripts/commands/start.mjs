import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { root } from '../lib/paths.mjs';
import { isPortFree } from '../lib/ports.mjs';
import { backstageCli, portalAddresses, untilReady } from '../lib/portal.mjs';
import { start } from '../lib/run.mjs';

/** Starts app and backend for development and says when the portal can be used. */
export async function main(args) {
  const addresses = await portalAddresses();
  await checkPorts(addresses);

  const portal = start(
    process.execPath,
    [backstageCli, 'repo', 'start', ...args],
    {
      env: {
        ...process.env,
        NODE_ENV: process.env.NODE_ENV ?? 'development',
        STACKGEN_DATA_DIR: process.env.STACKGEN_DATA_DIR ?? join(root, '.data'),
      },
    },
  );
  if (await untilReady(addresses, portal.exited)) {
    process.stdout.write(
      `\n  StackGen is ready: ${addresses.app}\n  Sign in as guest. Stop with Ctrl-C.\n\n`,
    );
  }
  process.exitCode = await portal.exited;
}

async function checkPorts({ appPort, backendPort }) {
  const taken = [];
  if (!(await isPortFree(appPort))) {
    taken.push(
      `Port ${appPort}, where the portal would answer, is taken. Choose another: PORT=${
        appPort + 100
      } npm start`,
    );
  }
  if (!(await isPortFree(backendPort))) {
    taken.push(
      `Port ${backendPort}, where the backend would listen, is taken. Choose another: BACKEND_PORT=${
        backendPort + 100
      } npm start`,
    );
  }
  if (taken.length > 0) {
    throw new Failure(
      [
        ...taken,
        'Perhaps a portal is running already. To change a port for good, set app.baseUrl, backend.baseUrl, backend.listen.port and backend.cors.origin in app-config.local.yaml.',
      ].join('\n'),
    );
  }
}
