import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  standardsSchema,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import { listProblems } from '../problems/listProblems';
import { problemsFromZod } from '../problems/problemsFromZod';

const KEY = 'stackgen.standards';

/**
 * The organization's standards, or the default ones. Read on every use, so that
 * a mistake neither stops the portal from starting nor needs a restart to mend.
 */
export function readStandards(config: RootConfigService): Standards {
  const result = standardsSchema.safeParse(config.getOptional(KEY) ?? {});
  if (!result.success) {
    const problems = problemsFromZod(result.error, '').map(problem => ({
      ...problem,
      where: [KEY, problem.where].filter(Boolean).join('.'),
    }));
    throw new ServiceUnavailableError(
      `StackGen cannot work until the app-config is mended. ${listProblems(
        problems,
      )}`,
    );
  }
  return result.data;
}
