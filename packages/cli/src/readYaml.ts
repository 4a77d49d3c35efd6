import { readFile } from 'node:fs/promises';
import { LineCounter, parseAllDocuments } from 'yaml';
import { UsageError } from './exitCodes';

/** One YAML document and the line it begins on, counted from 1. */
export interface YamlDocument {
  readonly value: unknown;
  readonly line: number;
}

/** What could be read of a file, and what could not. */
export interface YamlFile {
  readonly documents: YamlDocument[];
  /** `file:line: reason`. */
  readonly errors: string[];
}

/** Reads a file with one or several YAML documents. JSON is YAML, too. */
export async function readYamlFile(path: string): Promise<YamlFile> {
  const text = await readText(path);
  const lines = new LineCounter();
  const documents: YamlDocument[] = [];
  const errors: string[] = [];
  for (const document of parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  })) {
    const line = lines.linePos(
      document.contents?.range?.[0] ?? document.range?.[0] ?? 0,
    ).line;
    if (document.errors.length > 0) {
      for (const error of document.errors) {
        errors.push(
          `${path}:${lines.linePos(error.pos[0]).line}: ${error.message}`,
        );
      }
      continue;
    }
    try {
      const value = document.toJS({ maxAliasCount: 100 }) as unknown;
      if (value !== null && value !== undefined) {
        documents.push({ value, line });
      }
    } catch (error) {
      errors.push(`${path}:${line}: ${(error as Error).message}`);
    }
  }
  return { documents, errors };
}

/** Reads the single document of a settings file. */
export async function readSettingsFile(path: string): Promise<unknown> {
  const { documents, errors } = await readYamlFile(path);
  if (errors.length > 0) {
    throw new UsageError(`${path} is not valid YAML.`, errors);
  }
  if (documents.length !== 1) {
    throw new UsageError(
      `${path} has ${documents.length} documents; there must be one.`,
    );
  }
  return documents[0].value;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ENOENT'
        ? `There is no file ${path}.`
        : `${path} cannot be read: ${(error as Error).message}`,
    );
  }
}
