import type { z } from 'zod';
import { InvalidInputError } from './InvalidInputError';
import { problemsFromZod } from './problemsFromZod';

/**
 * The value as the schema has it, or an error that lists everything wrong.
 *
 * @param root - What the value is, for people: `body`.
 */
export function parseInput<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
  root: string,
): z.output<TSchema> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InvalidInputError(
      `The ${root} of the request is not valid.`,
      problemsFromZod(result.error, root),
    );
  }
  return result.data;
}
