import type { Entity } from '@backstage/catalog-model';
import { glob } from 'glob';
import { stat } from 'node:fs/promises';
import { UsageError } from './exitCodes';
import { readYamlFile } from './readYaml';

/** Entities, and the files and lines that hold something else. */
export interface ReadCatalog {
  readonly entities: Entity[];
  readonly files: string[];
  /** `file:line: reason`. */
  readonly errors: string[];
}

/**
 * Reads catalog files. Each pattern is a file, a folder (all YAML files in it)
 * or a glob. Files are read in the order of their names.
 *
 * @throws UsageError when a pattern finds nothing.
 */
export async function readCatalog(
  patterns: readonly string[],
): Promise<ReadCatalog> {
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = await filesOf(pattern);
    if (found.length === 0) {
      throw new UsageError(`--catalog ${pattern} finds no file.`, [
        'Name a YAML file, a folder with YAML files, or a quoted glob.',
      ]);
    }
    found.forEach(file => files.add(file));
  }
  const entities: Entity[] = [];
  const errors: string[] = [];
  const sorted = [...files].sort();
  for (const file of sorted) {
    const read = await readYamlFile(file);
    errors.push(...read.errors);
    for (const { value, line } of read.documents) {
      const reason = notAnEntity(value);
      if (reason) {
        errors.push(`${file}:${line}: ${reason}`);
      } else {
        entities.push(value as Entity);
      }
    }
  }
  return { entities, files: sorted, errors };
}

async function filesOf(pattern: string): Promise<string[]> {
  const info = await stat(pattern).catch(() => undefined);
  if (info?.isFile()) {
    return [pattern];
  }
  return info?.isDirectory()
    ? glob('**/*.{yaml,yml,json}', {
        cwd: pattern,
        nodir: true,
        absolute: true,
        dot: true,
        ignore: ['**/node_modules/**', '**/.git/**'],
      })
    : glob(pattern, { nodir: true });
}

function notAnEntity(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'This is not an entity: a mapping with kind and metadata is expected.';
  }
  const { apiVersion, kind, metadata } = value as Record<string, unknown>;
  if (typeof apiVersion !== 'string') {
    return 'This is not an entity: apiVersion is missing.';
  }
  if (typeof kind !== 'string') {
    return 'This is not an entity: kind is missing.';
  }
  if (typeof metadata !== 'object' || metadata === null) {
    return `This ${kind} has no metadata.`;
  }
  if (typeof (metadata as { name?: unknown }).name !== 'string') {
    return `This ${kind} has no metadata.name.`;
  }
  return undefined;
}
