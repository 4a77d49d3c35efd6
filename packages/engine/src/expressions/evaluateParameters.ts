import type { Parameters, Problem } from 'backstage-plugin-stackgen-common';
import type { EntityNode } from '../catalog';
import { isProviderResourceName } from '../provider-resources/providerResourceType';
import type { ResourceType } from '../resource-types/ResourceType';
import { celView } from './celView';
import { evaluateTemplates, hasTemplate } from './template';

/**
 * Evaluates the expressions in a rule's values for one entity. Only a provider's
 * resource may refer to what the stack makes (`stack.kmsKeyArn`).
 *
 * @param sources - values by what people call their source: `rule "brokers"`
 */
export function evaluateParameters(
  entity: EntityNode,
  type: ResourceType,
  sources: Readonly<Record<string, Parameters>>,
): { values: Record<string, Parameters>; problems: Problem[] } {
  const references = referencesFor(type);
  const problems: Problem[] = [];
  const values: Record<string, Parameters> = {};
  for (const [source, parameters] of Object.entries(sources)) {
    if (!hasTemplate(parameters)) {
      values[source] = parameters;
      continue;
    }
    const { value, errors } = evaluateTemplates(parameters, {
      variables: { entity: celView(entity) },
      references,
    });
    values[source] = value as Parameters;
    for (const { path, message, mend } of errors) {
      problems.push({
        severity: 'error',
        code: 'bad-expression',
        where: `${entity.ref} → ${type.name} → ${source} → ${path}`,
        message,
        mend,
        entityRef: entity.ref,
      });
    }
  }
  return { values, problems };
}

/** What expressions of a type's parameters may refer to beside the entity. */
export function referencesFor(type: ResourceType): string[] {
  return isProviderResourceName(type.name) ? ['stack', 'variables'] : [];
}
