import type { GeneratedFile } from 'backstage-plugin-stackgen-common';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Compares files with those that somebody read and found good. With
 * `UPDATE_GOLDEN=1` in the environment they are written instead.
 */
export function expectGolden(
  folder: string,
  files: readonly GeneratedFile[],
): void {
  if (process.env.UPDATE_GOLDEN) {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, content] of Object.entries(asRecord(files))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }
  expect(asRecord(files)).toEqual(readFolder(folder));
}

// The fingerprint changes with every rule of the default mapping, and says
// nothing to a reader.
function asRecord(files: readonly GeneratedFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(({ path, content }) => [
      path,
      content.replace(/"fingerprint": "[0-9a-f]{64}"/, '"fingerprint": "…"'),
    ]),
  );
}

function readFolder(folder: string): Record<string, string> {
  if (!existsSync(folder)) {
    throw new Error(
      `There is no ${folder}. Run the test with UPDATE_GOLDEN=1, read the files, and commit them.`,
    );
  }
  return Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map(entry => join(folder, String(entry)))
      .filter(path => statSync(path).isFile())
      .map(path => [
        relative(folder, path).split(sep).join('/'),
        readFileSync(path, 'utf8'),
      ]),
  );
}
