import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { UsageError } from './exitCodes';

const BLUEPRINT = 'stackgen.json';

/** What happened to the files of a folder. */
export interface WrittenFolder {
  readonly written: string[];
  readonly unchanged: string[];
  readonly removed: string[];
}

/**
 * Writes files into a folder. Files of an earlier run that are no longer
 * generated are removed; what others put there is never touched.
 */
export async function writeFolder(
  folder: string,
  files: readonly GeneratedFile[],
): Promise<WrittenFolder> {
  const written: string[] = [];
  const unchanged: string[] = [];
  const removed: string[] = [];
  const before = await earlierFiles(folder);
  const paths = files.map(({ path }) => path).sort();
  for (const { path, content } of files) {
    const target = inside(folder, path);
    const present = await readFile(target, 'utf8').catch(() => undefined);
    if (present === content) {
      unchanged.push(path);
      continue;
    }
    if (present !== undefined && !before.includes(path)) {
      throw new UsageError(
        `${target} exists already and was not written by stackgen.`,
        ['Rename it, or choose another folder with --out.'],
      );
    }
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    } catch (error) {
      throw new UsageError(
        `${target} cannot be written: ${(error as Error).message}`,
      );
    }
    written.push(path);
  }
  for (const path of before) {
    if (!paths.includes(path)) {
      await rm(inside(folder, path), { force: true });
      removed.push(path);
    }
  }
  return { written, unchanged, removed };
}

/** Paths that an earlier run wrote, as its blueprint lists them. */
async function earlierFiles(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, BLUEPRINT), 'utf8').catch(
    () => undefined,
  );
  if (text === undefined) {
    return [];
  }
  try {
    const { files } = JSON.parse(text) as { files?: unknown };
    return Array.isArray(files)
      ? files.filter((file): file is string => typeof file === 'string')
      : [];
  } catch {
    throw new UsageError(
      `${join(
        folder,
        BLUEPRINT,
      )} is not valid JSON, so it is unknown which files are stackgen's.`,
      ['Restore it, or choose an empty folder with --out.'],
    );
  }
}

/** A path in the folder; refuses one that leads out of it. */
function inside(folder: string, path: string): string {
  const root = resolve(folder);
  const target = resolve(root, path);
  if (!target.startsWith(`${root}${sep}`)) {
    throw new UsageError(`${path} leads out of ${folder}.`);
  }
  return target;
}
