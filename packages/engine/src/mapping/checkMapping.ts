import {
  CLOUDS,
  type Mapping,
  type MappingRule,
  standardsSchema,
  type Parameters,
  type Problem,
  type Standards,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { checkTemplates } from '../expressions/checkTemplates';
import { hasTemplate } from '../expressions/template';
import { checkParameters } from '../resource-types/checkParameters';
import { ResourceTypes } from '../resource-types/ResourceTypes';
import { EXTERNAL, NO_INFRASTRUCTURE } from './applyMapping';
import { CompiledMapping } from './CompiledMapping';

/**
 * What is wrong with a mapping before any entity is looked at. `where` is a
 * path into it: `rules.3.parameters.storageGb`. It may name the own modules of
 * any profile.
 *
 * @public
 */
export function checkMapping(
  mapping: Mapping,
  standards: Standards | readonly StandardsProfile[] = standardsSchema.parse(
    {},
  ),
): Problem[] {
  const types = ResourceTypes.of(standards);
  const problems = [...CompiledMapping.create(mapping).problems];
  for (const [index, rule] of mapping.rules.entries()) {
    problems.push(...checkRule(rule, `rules.${index}`, types));
  }
  return problems;
}

function checkRule(
  rule: MappingRule,
  path: string,
  types: ResourceTypes,
): Problem[] {
  const problems = [
    ...checkType(rule.resourceType, `${path}.resourceType`, types),
    ...checkValues(
      types,
      rule.resourceType,
      rule.parameters,
      `${path}.parameters`,
    ),
  ];
  for (const cloud of CLOUDS) {
    const override = rule.clouds?.[cloud];
    if (!override) {
      continue;
    }
    const at = `${path}.clouds.${cloud}`;
    const typeName = override.resourceType ?? rule.resourceType;
    if (override.resourceType !== undefined) {
      problems.push(
        ...checkType(override.resourceType, `${at}.resourceType`, types),
      );
    }
    problems.push(
      ...checkValues(types, typeName, override.parameters, `${at}.parameters`),
    );
    const type = types.find(typeName);
    if (type && override.implementation !== undefined) {
      const offered = types
        .implementationsOf(type, cloud)
        .map(({ name }) => name);
      if (!offered.includes(override.implementation)) {
        problems.push({
          severity: 'error',
          code: 'unknown-implementation',
          where: `${at}.implementation`,
          message: `${type.title} has no implementation "${override.implementation}" on ${cloud}.`,
          mend:
            offered.length > 0
              ? `Choose one of ${offered.join(', ')}.`
              : `${type.title} is not offered on ${cloud}.`,
        });
      }
    }
  }
  for (const [environment, values] of Object.entries(rule.environments ?? {})) {
    problems.push(
      ...checkValues(
        types,
        rule.resourceType,
        values,
        `${path}.environments.${environment}`,
        environment,
      ),
    );
  }
  return problems;
}

function checkType(
  name: string,
  where: string,
  types: ResourceTypes,
): Problem[] {
  if (name === NO_INFRASTRUCTURE || name === EXTERNAL || types.find(name)) {
    return [];
  }
  const known = [
    ...types.listed.map(type => type.name),
    NO_INFRASTRUCTURE,
    EXTERNAL,
  ];
  const [similar] = types.similar(name);
  return [
    {
      // Not an error: a mapping may be written for a newer release.
      severity: 'warning',
      code: 'unknown-resource-type',
      where,
      message: `There is no resource type "${name}".`,
      mend: similar
        ? `Did you mean "${similar}"?`
        : `Choose one of ${known.join(', ')}.`,
    },
  ];
}

function checkValues(
  types: ResourceTypes,
  typeName: string,
  values: Parameters | undefined,
  where: string,
  environment?: string,
): Problem[] {
  const type = types.find(typeName);
  if (!type || !values) {
    return [];
  }
  // What an expression gives is known with the entity only.
  const fixed = Object.fromEntries(
    Object.entries(values).filter(([, value]) => !hasTemplate(value)),
  );
  const checked = checkParameters({ type, values: fixed, where, environment });
  return [
    ...checked.problems.map(problem => ({
      ...problem,
      where: problem.where.replace(/ → /g, '.'),
    })),
    ...checkTemplates(values, where, type),
  ];
}
