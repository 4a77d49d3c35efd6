import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigSources } from '@backstage/config-loader';
import { root } from './paths.mjs';

const READY_TIMEOUT_MS = 5 * 60_000;
const POLL_MS = 500;

/** The addresses in the portal's configuration (app-config.yaml, app-config.local.yaml and the environment). */
export async function portalAddresses() {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({ argv: [], rootDir: root }),
  );
  try {
    const app = new URL(config.getString('app.baseUrl'));
    const backend = new URL(config.getString('backend.baseUrl'));
    return {
      app: app.href.replace(/\/$/, ''),
      backend: backend.href.replace(/\/$/, ''),
      appPort: config.getOptionalNumber('app.listen.port') ?? portOf(app),
      backendPort:
        config.getOptionalNumber('backend.listen.port') ?? portOf(backend),
    };
  } finally {
    config.close();
  }
}

/**
 * Waits until app and backend answer.
 *
 * @returns {Promise<boolean>} false when `given up` came first
 */
export async function untilReady({ app, backend }, givenUp) {
  let over = false;
  givenUp.finally(() => {
    over = true;
  });
  const urls = [`${backend}/.backstage/health/v1/readiness`, app];
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!over && Date.now() < deadline) {
    const answers = await Promise.all(urls.map(answers200));
    if (answers.every(Boolean)) {
      return !over;
    }
    await sleep(POLL_MS);
  }
  return false;
}

/** Arguments for Node that run a TypeScript file of this repository from its source. */
export const fromSource = [
  '--enable-source-maps',
  '--require',
  join(
    root,
    'node_modules',
    '@backstage',
    'cli',
    'config',
    'nodeTransform.cjs',
  ),
];

/** The Backstage CLI's entry, to be run by Node. */
export const backstageCli = join(
  root,
  'node_modules',
  '@backstage',
  'cli',
  'bin',
  'backstage-cli',
);

async function answers200(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function portOf(url) {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}
