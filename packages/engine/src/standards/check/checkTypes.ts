import type { Standards } from 'backstage-plugin-stackgen-common';
import { ownValue } from '../../appstack/ownValue';
import { nearest } from '../../catalog';
import { checkParameters } from '../../resource-types/checkParameters';
import { parameterFacts } from '../../resource-types/parameterFacts';
import {
  findResourceType,
  RESOURCE_TYPES,
} from '../../resource-types/registry';
import type { ResourceType } from '../../resource-types/ResourceType';
import { BUILT_IN_SIZES } from '../sizes';
import { mistake, type Finding } from './Finding';

type ByType = Standards['parameters'];
type Values = ByType[string];

/** Whether the types, their parameters and values exist. */
export function checkTypes(standards: Standards): Finding[] {
  const { resourceTypes, parameters, environments, sizes } = standards;
  return [
    ...(['allowed', 'denied'] as const).flatMap(list =>
      (resourceTypes[list] ?? []).flatMap((name, index) =>
        checkTypeName(name, ['resourceTypes', list, index]),
      ),
    ),
    ...Object.entries(sizes).flatMap(([name, byType]) =>
      checkSize(name, byType),
    ),
    ...checkByType(parameters, ['parameters'], sizes),
    ...environments.flatMap((environment, index) =>
      checkByType(
        environment.parameters,
        ['environments', index, 'parameters'],
        sizes,
        environment.name,
      ),
    ),
  ];
}

function checkSize(name: string, byType: ByType): Finding[] {
  const path = ['sizes', name];
  const isNew = !BUILT_IN_SIZES.includes(name);
  const findings = checkByType(byType, path, {});
  if (isNew && ownValue(byType, '*')?.size === undefined) {
    findings.push(
      mistake(
        path,
        'It does not say how large everything else is.',
        `Say which of ${BUILT_IN_SIZES.join(
          ', ',
        )} is nearest: { "*": { size: medium } }.`,
      ),
    );
  }
  return findings;
}

/** Parameters by type, `*` being all types. */
function checkByType(
  byType: ByType,
  path: Finding['path'],
  sizes: Standards['sizes'],
  environment?: string,
): Finding[] {
  return Object.entries(byType).flatMap(([name, values]) => {
    const at = [...path, name];
    if (name === '*') {
      return checkValues(values, RESOURCE_TYPES, at, sizes, environment);
    }
    const type = findResourceType(name);
    return type
      ? checkValues(values, [type], at, sizes, environment)
      : checkTypeName(name, at);
  });
}

// Names with a colon are an own module's or a provider's resource; those are
// checked where they are used.
function checkTypeName(name: string, path: Finding['path']): Finding[] {
  if (findResourceType(name) || name.includes(':')) {
    return [];
  }
  const names = RESOURCE_TYPES.map(type => type.name);
  const [similar] = nearest(name, names);
  return [
    mistake(
      path,
      `There is no resource type "${name}".`,
      similar
        ? `Did you mean "${similar}"?`
        : `Choose one of ${names.join(', ')}.`,
    ),
  ];
}

function checkValues(
  values: Values,
  types: readonly ResourceType[],
  path: Finding['path'],
  sizes: Standards['sizes'],
  environment: string | undefined,
): Finding[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const at = [...path, name];
    if (name === 'size' && ownValue(sizes, String(value))) {
      return [];
    }
    const knowing = types.filter(type =>
      parameterFacts(type).some(info => info.name === name),
    );
    if (knowing.length === 0) {
      const names = types.flatMap(type =>
        parameterFacts(type).map(info => info.name),
      );
      const [similar] = nearest(name, names);
      return [
        mistake(
          at,
          types.length === 1
            ? `${types[0].title} has no parameter "${name}".`
            : `No resource type has a parameter "${name}".`,
          similar ? `Did you mean "${similar}"?` : 'Leave it out.',
        ),
      ];
    }
    // A value for all types is good when one of them takes it.
    const checks = knowing.map(type =>
      checkParameters({
        type,
        values: { [name]: value },
        where: type.name,
        environment,
      }),
    );
    return checks.some(({ problems }) => problems.length === 0)
      ? []
      : checks[0].problems.map(({ severity, message, mend }) => ({
          severity,
          path: at,
          message,
          mend: [mend, ...ownSizes(name, sizes)].join(' '),
        }));
  });
}

function ownSizes(parameter: string, sizes: Standards['sizes']): string[] {
  const names = Object.keys(sizes);
  return parameter === 'size' && names.length > 0
    ? [`The standards have ${names.join(', ')}, too.`]
    : [];
}
