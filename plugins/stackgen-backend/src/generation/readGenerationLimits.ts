import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { z } from 'zod';
import { listProblems } from '../problems/listProblems';
import { problemsFromZod } from '../problems/problemsFromZod';

const KEY = 'stackgen.generation';

const limitsSchema = z.strictObject({
  timeoutSeconds: z.number().min(1).max(3600).default(60),
  maxMemoryMb: z.number().int().min(64).max(65_536).default(512),
  workers: z.number().int().min(1).max(64).default(2),
});

export type GenerationLimits = z.output<typeof limitsSchema>;

/** The limits of generation in the app-config, or the default ones. */
export function readGenerationLimits(
  config: RootConfigService,
): GenerationLimits {
  const result = limitsSchema.safeParse(config.getOptional(KEY) ?? {});
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
