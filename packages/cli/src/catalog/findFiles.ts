import { glob } from 'glob';
import { stat } from 'node:fs/promises';
import { relative, resolve } from 'node:path';

/** A file to read. */
export interface FoundFile {
  /** Relative when it is in the current folder. */
  readonly path: string;
  /** Whether the user named this very file, rather than a folder or a glob. */
  readonly named: boolean;
}

/**
 * Finds the files that patterns mean, each once, sorted by path. A pattern is a
 * file, a folder (all YAML files in it, however deep) or a glob.
 *
 * @returns `missing`: patterns that find nothing
 */
export async function findFiles(
  patterns: readonly string[],
): Promise<{ files: FoundFile[]; missing: string[] }> {
  const named = new Map<string, boolean>();
  const missing: string[] = [];
  for (const pattern of patterns) {
    const info = await stat(pattern).catch(() => undefined);
    const isNamed = info !== undefined && !info.isDirectory();
    let found = [pattern];
    if (info?.isDirectory()) {
      found = await yamlFilesIn(pattern);
    } else if (!isNamed) {
      found = await glob(pattern, {
        nodir: true,
        windowsPathsNoEscape: process.platform === 'win32',
      });
    }
    if (found.length === 0) {
      missing.push(pattern);
    }
    for (const file of found) {
      const path = resolve(file);
      named.set(path, named.get(path) || isNamed);
    }
  }
  const files = [...named].map(([path, isNamed]) => {
    const near = relative('', path);
    return { path: near.startsWith('..') ? path : near, named: isNamed };
  });
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    missing,
  };
}

function yamlFilesIn(folder: string): Promise<string[]> {
  return glob('**/*.{yaml,yml}', {
    cwd: folder,
    nodir: true,
    absolute: true,
    dot: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
}
