import {
  mappingSchema,
  standardsSchema,
  type Mapping,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import { defaultMapping } from 'stackgen-engine';
import type { z } from 'zod';
import { UsageError } from './exitCodes';
import { readSettingsFile } from './readYaml';

/** The mapping of a file, or the one that comes with the product. */
export async function readMapping(path: string | undefined): Promise<Mapping> {
  return path ? checked(path, mappingSchema, 'mapping') : defaultMapping;
}

/** The standards of a file, or the defaults. */
export async function readStandards(
  path: string | undefined,
): Promise<Standards> {
  return path
    ? checked(path, standardsSchema, 'standards profile')
    : standardsSchema.parse({});
}

async function checked<T>(
  path: string,
  schema: z.ZodType<T>,
  what: string,
): Promise<T> {
  const result = schema.safeParse(await readSettingsFile(path));
  if (!result.success) {
    throw new UsageError(
      `${path} is not a valid ${what}.`,
      result.error.issues.map(
        issue =>
          `${path}: ${issue.path.join('.') || '(top level)'}: ${issue.message}`,
      ),
    );
  }
  return result.data;
}
