import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { StandardsProfile } from 'backstage-plugin-stackgen-common';
import { readStandards as checkedStandards } from 'stackgen-engine';
import { listProblems } from '../problems/listProblems';

const KEY = 'stackgen.standards';

/**
 * The organization's standards profiles, or the default one. Read on every use, so that
 * a mistake neither stops the portal from starting nor needs a restart to mend.
 * What can be used although it is doubtful becomes problems of what is generated.
 */
export function readStandards(
  config: RootConfigService,
): readonly StandardsProfile[] {
  const { profiles, problems } = checkedStandards(
    config.getOptional(KEY) ?? {},
  );
  if (!profiles) {
    throw new ServiceUnavailableError(
      `StackGen cannot work until the app-config is mended. ${listProblems(
        problems.map(problem => ({
          ...problem,
          where: [KEY, problem.where].filter(Boolean).join('.'),
        })),
      )}`,
    );
  }
  return profiles;
}
