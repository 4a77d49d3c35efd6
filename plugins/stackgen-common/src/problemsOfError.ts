import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { problemSchema, type Problem } from './problems';

const bodySchema = z.object({
  error: z.object({ problems: z.array(problemSchema) }),
});

/**
 * Every problem that the backend listed when it refused a request, to show at
 * the fields that they are about; `where` is the path of the field. Empty when
 * the error is about something else.
 *
 * @public
 */
export function problemsOfError(error: unknown): Problem[] {
  if (!ResponseError.is(error)) {
    return [];
  }
  const body = bodySchema.safeParse(error.body);
  return body.success ? body.data.error.problems : [];
}
