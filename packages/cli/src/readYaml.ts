import { readFile } from 'node:fs/promises';
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
} from 'yaml';
import { UsageError } from './exitCodes';

/** One YAML document of a file. */
export interface YamlDocument {
  /** The file. */
  readonly path: string;
  readonly value: unknown;
  /**
   * The line that it begins on, counted from 1. With a path, the line of the
   * deepest part of the path that is there.
   */
  line(path?: readonly string[]): number;
}

/** What could be read of a file, and what could not. */
export interface YamlFile {
  readonly documents: YamlDocument[];
  /** `file:line: reason`. */
  readonly errors: string[];
  /** It has lines such as `{% if … %}`, from which YAML is yet to be made. */
  readonly isTemplate: boolean;
}

const TEMPLATE_LINE = /^[ \t]*\{%/m;

/** Reads a file with one or several YAML documents. JSON is YAML, too. */
export async function readYamlFile(path: string): Promise<YamlFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const errors = [`${path}: ${reasonOf(error)}`];
    return { documents: [], errors, isTemplate: false };
  }
  const isTemplate = TEMPLATE_LINE.test(text);
  const lines = new LineCounter();
  const documents: YamlDocument[] = [];
  const errors: string[] = [];
  for (const document of parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Else the library warns on its own, of keys that templates leave behind.
    logLevel: 'error',
  })) {
    const line = (at: readonly string[] = []) =>
      lines.linePos(positionOf(document, at)).line;
    // After the first mistake nothing is understood as it was meant.
    const [mistake] = document.errors;
    if (mistake) {
      errors.push(
        `${path}:${lines.linePos(mistake.pos[0]).line}: ${mistake.message}${
          isTemplate ? '. Lines with {% %} are those of a template.' : ''
        }`,
      );
      continue;
    }
    try {
      // The limit is against files whose few aliases unfold to gigabytes.
      const value = document.toJS({ maxAliasCount: 100 }) as unknown;
      if (value !== null && value !== undefined) {
        documents.push({ path, value, line });
      }
    } catch (error) {
      errors.push(`${path}:${line()}: ${(error as Error).message}`);
    }
  }
  return { documents, errors, isTemplate };
}

/**
 * Reads the single document of a settings file.
 *
 * @throws UsageError when it cannot be read.
 */
export async function readSettingsFile(path: string): Promise<YamlDocument> {
  const { documents, errors } = await readYamlFile(path);
  if (errors.length > 0) {
    throw new UsageError(`${path} cannot be read.`, errors);
  }
  if (documents.length !== 1) {
    throw new UsageError(
      `${path} has ${documents.length} documents; there must be one.`,
    );
  }
  return documents[0];
}

function positionOf(document: Document, path: readonly string[]): number {
  let position = document.contents?.range?.[0] ?? document.range?.[0] ?? 0;
  let node: unknown = document.contents;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => String(isScalar(key) ? key.value : key) === part,
      );
      if (!pair) {
        break;
      }
      position = rangeStart(pair.key) ?? position;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      position = rangeStart(node) ?? position;
    } else {
      break;
    }
  }
  return position;
}

function rangeStart(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file.';
    case 'EACCES':
      return 'The file may not be read.';
    case 'EISDIR':
      return 'This is a folder; a file is expected.';
    default:
      return message;
  }
}
