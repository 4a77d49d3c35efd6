import {
  CLOUDS,
  type Mapping,
  type MappingRule,
  type Parameters,
  type Problem,
} from 'backstage-plugin-stackgen-common';
import { nearest } from '../catalog';
import { checkParameters } from '../resource-types/checkParameters';
import {
  findResourceType,
  implementationsOf,
  RESOURCE_TYPES,
} from '../resource-types/registry';
import { EXTERNAL, NO_INFRASTRUCTURE } from './applyMapping';
import { CompiledMapping } from './CompiledMapping';

/**
 * What is wrong with a mapping before any entity is looked at. `where` is a
 * path into it: `rules.3.parameters.storageGb`.
 *
 * @public
 */
export function checkMapping(mapping: Mapping): Problem[] {
  const problems = [...CompiledMapping.create(mapping).problems];
  for (const [index, rule] of mapping.rules.entries()) {
    problems.push(...checkRule(rule, `rules.${index}`));
  }
  return problems;
}

function checkRule(rule: MappingRule, path: string): Problem[] {
  const problems = [
    ...checkType(rule.resourceType, `${path}.resourceType`),
    ...checkValues(rule.resourceType, rule.parameters, `${path}.parameters`),
  ];
  for (const cloud of CLOUDS) {
    const override = rule.clouds?.[cloud];
    if (!override) {
      continue;
    }
    const at = `${path}.clouds.${cloud}`;
    const typeName = override.resourceType ?? rule.resourceType;
    if (override.resourceType !== undefined) {
      problems.push(...checkType(override.resourceType, `${at}.resourceType`));
    }
    problems.push(
      ...checkValues(typeName, override.parameters, `${at}.parameters`),
    );
    const type = findResourceType(typeName);
    if (type && override.implementation !== undefined) {
      const offered = implementationsOf(type, cloud).map(({ name }) => name);
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
        rule.resourceType,
        values,
        `${path}.environments.${environment}`,
        environment,
      ),
    );
  }
  return problems;
}

function checkType(name: string, where: string): Problem[] {
  if (
    name === NO_INFRASTRUCTURE ||
    name === EXTERNAL ||
    findResourceType(name)
  ) {
    return [];
  }
  const known = [
    ...RESOURCE_TYPES.map(type => type.name),
    NO_INFRASTRUCTURE,
    EXTERNAL,
  ];
  const [similar] = nearest(name, known);
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
  typeName: string,
  values: Parameters | undefined,
  where: string,
  environment?: string,
): Problem[] {
  const type = findResourceType(typeName);
  if (!type || !values) {
    return [];
  }
  return checkParameters({ type, values, where, environment }).problems.map(
    problem => ({ ...problem, where: problem.where.replace(/ → /g, '.') }),
  );
}
