import {
  CLOUDS,
  standardsSchema,
  type ResourceTypeInfo,
  type Standards,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { parameterFacts } from './parameterFacts';
import type { ResourceType } from './ResourceType';
import { ResourceTypes } from './ResourceTypes';

/** A resource type as the API, `stackgen types` and the documentation list it. */
function describeResourceType(
  type: ResourceType,
  types: ResourceTypes,
): ResourceTypeInfo {
  return {
    name: type.name,
    title: type.title,
    description: type.description,
    category: type.category,
    parameters: parameterFacts(type),
    accessLevels: [...(type.access?.levels ?? [])],
    ...(type.access && { defaultAccess: type.access.default }),
    clouds: Object.fromEntries(
      CLOUDS.map(cloud => {
        const alternative = type.alternatives?.[cloud];
        return [
          cloud,
          {
            implementations: types
              .implementationsOf(type, cloud)
              .map(({ name, title }, index) => ({
                name,
                title,
                default: index === 0,
              })),
            ...(alternative !== undefined && { alternative }),
          },
        ];
      }),
    ) as ResourceTypeInfo['clouds'],
  };
}

/**
 * Everything that an entity can become: the built-in types, and the own modules
 * of the standards, in any of their profiles. Beside them, a mapping may name any
 * resource of a provider, such as `aws:aws_mq_broker`.
 *
 * @public
 */
export function describeResourceTypes(
  standards: Standards | readonly StandardsProfile[] = standardsSchema.parse(
    {},
  ),
): ResourceTypeInfo[] {
  const types = ResourceTypes.of(standards);
  return types.listed.map(type => describeResourceType(type, types));
}
