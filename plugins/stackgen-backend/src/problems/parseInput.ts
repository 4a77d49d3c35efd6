import type { z } from 'zod';
import { InvalidInputError } from './InvalidInputError';
import { problemsFromZod } from './problemsFromZod';

/**
 * The value as the schema has it, or an error that lists everything wrong.
 *
 * @param options - `root` is what the value is, for people: `body`. Problems in
 * the field `mappingIn` are named by their path in the mapping, as all other
 * problems of a mapping are.
 */
export function parseInput<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
  options: { root: string; mappingIn?: string },
): z.output<TSchema> {
  const { root, mappingIn } = options;
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InvalidInputError(
      `The ${root} of the request is not valid.`,
      problemsFromZod(result.error, root).map(problem => ({
        ...problem,
        where: problem.where.startsWith(`${mappingIn}.`)
          ? problem.where.slice(`${mappingIn}.`.length)
          : problem.where,
      })),
    );
  }
  return result.data;
}
