import {
  mappingSchema,
  standardsSchema,
  type Mapping,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import {
  checkMapping,
  defaultMapping,
  readStandards as checkedStandards,
} from 'stackgen-engine';
import type { z } from 'zod';
import { UsageError } from './exitCodes';
import { readSettingsFile, type YamlDocument } from './readYaml';
import type { Terminal } from './Terminal';

/**
 * What a run is told by files: the mapping and the standards that it may name
 * modules of, each with its default. Says what is doubtful about the mapping.
 *
 * @throws UsageError with all mistakes of the first wrong file, and their lines.
 */
export async function readSettings(
  files: { mapping?: string; standards?: string },
  terminal: Terminal,
): Promise<{ mapping: Mapping; standards: readonly StandardsProfile[] }> {
  const standards = await readStandards(files.standards);
  const mapping = await readMapping(files.mapping, standards, terminal);
  return { mapping, standards };
}

async function readMapping(
  path: string | undefined,
  standards: readonly StandardsProfile[],
  terminal: Terminal,
): Promise<Mapping> {
  if (path === undefined) {
    return defaultMapping;
  }
  const document = await readSettingsFile(path);
  const mapping = parsed(document, mappingSchema, 'mapping');
  const mistakes: string[] = [];
  for (const { severity, where, message, mend } of checkMapping(
    mapping,
    standards,
  )) {
    const text = at(document, where, mend ? `${message} ${mend}` : message);
    if (severity === 'error') {
      mistakes.push(text);
    } else {
      terminal.say(`${severity}: ${text}`);
    }
  }
  if (mistakes.length > 0) {
    throw new UsageError(`${path} is not a valid mapping.`, mistakes);
  }
  return mapping;
}

/**
 * The standards profiles of a file, which has one or a list of them, or the
 * defaults.
 *
 * @throws UsageError with all mistakes of the file, and their lines.
 */
export async function readStandards(
  path: string | undefined,
): Promise<readonly StandardsProfile[]> {
  if (path === undefined) {
    return [standardsSchema.parse({})];
  }
  const document = await readSettingsFile(path);
  const { profiles, problems } = checkedStandards(document.value);
  const mistakes = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ where, message, mend }) =>
      at(document, where, mend ? `${message} ${mend}` : message),
    );
  if (!profiles || mistakes.length > 0) {
    throw new UsageError(`${path} is not a valid standards profile.`, mistakes);
  }
  return profiles;
}

function parsed<T>(
  document: YamlDocument,
  schema: z.ZodType<T>,
  what: string,
): T {
  const result = schema.safeParse(document.value);
  if (!result.success) {
    throw new UsageError(
      `${document.path} is not a valid ${what}.`,
      result.error.issues.map(({ path, message }) =>
        at(document, path.join('.'), message),
      ),
    );
  }
  return result.data;
}

function at(document: YamlDocument, where: string, message: string): string {
  const line = document.line(where.split('.'));
  return `${document.path}:${line}: ${where || '(top level)'}: ${message}`;
}
