import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import { strToU8, zipSync, type Zippable } from 'fflate';

// The earliest time a zip can hold, in local time as zips have it: the same
// files give the same bytes, at any time and in any time zone.
const MODIFIED = new Date(1980, 0, 1);

/** The files as a zip; the same files give the same bytes. */
export function zipFiles(files: GeneratedFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, content } of files) {
    if (!isInside(path)) {
      throw new Error(
        `The file name ${JSON.stringify(
          path,
        )} would leave the archive's folder`,
      );
    }
    entries[path] = strToU8(content);
  }
  return zipSync(entries, { mtime: MODIFIED, level: 6 });
}

function isInside(path: string): boolean {
  return path
    .split('/')
    .every(
      part =>
        part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part),
    );
}
