import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

/** Git-ignored: whatever can be made again. */
export const cacheDir = join(root, '.cache');

/** Where the output of quiet steps goes. */
export const logDir = join(cacheDir, 'logs');
