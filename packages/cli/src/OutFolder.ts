import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import { readBlueprint, type Blueprint } from 'stackgen-engine';
import { lstat, mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { UsageError } from './exitCodes';

const BLUEPRINT = 'stackgen.json';

/** What happened to the files of a folder. */
export interface FolderChanges {
  readonly written: string[];
  readonly unchanged: string[];
  readonly removed: string[];
}

/**
 * A folder that stacks are written to. Files of an earlier run are replaced,
 * and removed when they are no longer generated; what others put there is never
 * touched.
 */
export class OutFolder {
  readonly #path: string;
  readonly #earlier: ReadonlySet<string>;
  /** The entities whose resources an earlier run wrote. */
  readonly entityRefs: readonly string[];
  /** What the earlier run wrote, where its blueprint can be read whole. */
  readonly blueprint: Blueprint | undefined;

  private constructor(options: {
    path: string;
    earlier: readonly string[];
    entityRefs: readonly string[];
    blueprint?: Blueprint;
  }) {
    this.blueprint = options.blueprint;
    this.#path = options.path;
    this.#earlier = new Set(options.earlier);
    this.entityRefs = options.entityRefs;
  }

  /**
   * Looks at what an earlier run left there; the folder need not exist.
   *
   * @throws UsageError when its blueprint cannot be read.
   */
  static async open(path: string): Promise<OutFolder> {
    const file = join(path, BLUEPRINT);
    const text = await textOf(file);
    if (text === undefined) {
      return new OutFolder({ path, earlier: [], entityRefs: [] });
    }
    try {
      const { files, nodes } = JSON.parse(text) as {
        files?: unknown;
        nodes?: unknown;
      };
      return new OutFolder({
        path,
        earlier: texts(files),
        entityRefs: texts(
          Array.isArray(nodes) ? nodes.map(node => node?.entityRef) : [],
        ),
        blueprint: readBlueprint(text),
      });
    } catch {
      throw new UsageError(
        `${file} is not valid JSON, so it is unknown which files are stackgen's.`,
        ['Restore it, or choose an empty folder with --out.'],
      );
    }
  }

  /** Whether the earlier run wrote Terraform's JSON syntax. */
  get isJson(): boolean {
    return this.#earlier.has('main.tf.json');
  }

  /** The files of the earlier run as they are now; those that are gone are not. */
  async files(): Promise<GeneratedFile[]> {
    const files: GeneratedFile[] = [];
    for (const path of [...this.#earlier].sort()) {
      const content = await textOf(this.#inside(path));
      if (content !== undefined) {
        files.push({ path, content });
      }
    }
    return files;
  }

  /**
   * Writes all files, or none when one of them would replace somebody's own.
   *
   * @throws UsageError when files are in the way, or cannot be written.
   */
  async write(files: readonly GeneratedFile[]): Promise<FolderChanges> {
    const paths = new Set(files.map(({ path }) => path));
    const stale = [...this.#earlier].filter(path => !paths.has(path)).sort();
    const toWrite: GeneratedFile[] = [];
    const unchanged: string[] = [];
    const inTheWay: string[] = [];
    stale.forEach(path => this.#inside(path));
    for (const file of files) {
      const target = this.#inside(file.path);
      const present = await textOf(target);
      if (present === file.content) {
        unchanged.push(file.path);
      } else if (present !== undefined && !this.#earlier.has(file.path)) {
        inTheWay.push(target);
      } else {
        toWrite.push(file);
      }
    }
    if (inTheWay.length > 0) {
      throw new UsageError(
        'Files are in the way that stackgen did not write:',
        [...inTheWay, 'Rename them, or choose another folder with --out.'],
      );
    }
    try {
      const removed = [];
      for (const path of stale) {
        if (await this.#remove(path)) {
          removed.push(path);
        }
      }
      // The blueprint first: a run that is interrupted then knows its files.
      toWrite.sort(
        (a, b) => Number(b.path === BLUEPRINT) - Number(a.path === BLUEPRINT),
      );
      for (const { path, content } of toWrite) {
        const target = this.#inside(path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, content);
      }
      const written = toWrite.map(({ path }) => path).sort();
      return { written, unchanged, removed };
    } catch (error) {
      throw new UsageError(
        `${this.#path} cannot be written: ${(error as Error).message}`,
      );
    }
  }

  async #remove(path: string): Promise<boolean> {
    const target = this.#inside(path);
    const info = await lstat(target).catch(() => undefined);
    if (!info || info.isDirectory()) {
      return false;
    }
    await rm(target);
    const root = resolve(this.#path);
    for (let at = dirname(target); at !== root; at = dirname(at)) {
      try {
        await rmdir(at);
      } catch {
        // Somebody's files are in it.
        break;
      }
    }
    return true;
  }

  /** Refuses a path that leads out of the folder. */
  #inside(path: string): string {
    const root = resolve(this.#path);
    const target = resolve(root, path);
    if (!target.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) {
      throw new UsageError(`${path} leads out of ${this.#path}.`, [
        `Restore ${join(this.#path, BLUEPRINT)}, or choose another folder.`,
      ]);
    }
    return target;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return undefined;
    }
    throw new UsageError(`${path} cannot be read: ${message}`);
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [];
}
