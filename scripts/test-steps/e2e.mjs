import { mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../lib/chromium.mjs';
import { runLogged } from '../lib/logged.mjs';
import { logDir, root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { backstageCli, fromSource, untilReady } from '../lib/portal.mjs';
import { run, start } from '../lib/run.mjs';
import { missing } from './missing.mjs';

export const e2e = {
  name: 'e2e',
  title: 'Playwright with Chromium, on the built portal',
  async run() {
    const chromium = findChromium();
    if (!chromium) {
      return missing(
        'end-to-end tests: there is no Chromium (install chromium, or set CHROMIUM_PATH)',
      );
    }
    const folder = await mkdtemp(join(tmpdir(), 'stackgen-e2e-'));
    let portal;
    try {
      portal = await startBuiltPortal(folder);
      return await runPlaywright({
        folder,
        env: { CHROMIUM_PATH: chromium, PORTAL_URL: portal.url },
      });
    } finally {
      await portal?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The app as built for production, served by the backend as `npm start` configures it, with a database of its own. */
async function startBuiltPortal(dataDir) {
  await runLogged({
    name: 'e2e-build',
    what: 'build the app',
    command: process.execPath,
    args: [backstageCli, 'package', 'build'],
    cwd: join(root, 'packages', 'app'),
  });
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  mkdirSync(logDir, { recursive: true });
  const logFile = join(logDir, 'e2e-portal.log');
  const log = openSync(logFile, 'w');
  const backend = start(process.execPath, [...fromSource, 'src/index.ts'], {
    stdio: ['ignore', log, log],
    cwd: join(root, 'packages', 'backend'),
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: port,
      BACKEND_PORT: port,
      STACKGEN_DATA_DIR: join(dataDir, 'data'),
    },
  });
  if (!(await untilReady({ app: url, backend: url }, backend.exited))) {
    await backend.stop();
    throw new Error(
      `The portal did not start. The end of ${logFile}:\n${readFileSync(
        logFile,
        'utf8',
      ).slice(-4000)}`,
    );
  }
  return { url, stop: backend.stop };
}

async function runPlaywright({ folder, env }) {
  const resultFile = join(folder, 'result.json');
  await run(
    process.execPath,
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test'],
    {
      env: {
        ...process.env,
        ...env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: resultFile,
      },
    },
  );
  const { stats, errors } = JSON.parse(readFileSync(resultFile, 'utf8'));
  return {
    // A test that passed only when repeated did not pass.
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    ...(stats.skipped > 0
      ? { skipped: `${stats.skipped} tests skip themselves` }
      : {}),
  };
}
