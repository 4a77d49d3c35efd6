import type { Parameters, Problem } from 'backstage-plugin-stackgen-common';
import type { ResourceType } from '../resource-types/ResourceType';
import { referencesFor } from './evaluateParameters';
import { templateSyntaxErrors } from './template';

/** What is wrong with the expressions of a rule, whatever the entity. */
export function checkTemplates(
  values: Parameters,
  where: string,
  type: ResourceType,
): Problem[] {
  return templateSyntaxErrors(values, ['entity'], referencesFor(type)).map(
    ({ path, message, mend }) => ({
      severity: 'error',
      code: 'bad-expression',
      where: `${where}.${path}`,
      message,
      mend,
    }),
  );
}
