import {
  CLOUDS,
  type ResourceTypeInfo,
} from 'backstage-plugin-stackgen-common';
import { parameterFacts } from './parameterFacts';
import { implementationsOf, RESOURCE_TYPES } from './registry';
import type { ResourceType } from './ResourceType';

/** A resource type as the API, `stackgen types` and the documentation list it. */
function describeResourceType(type: ResourceType): ResourceTypeInfo {
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
            implementations: implementationsOf(type, cloud).map(
              ({ name, title }, index) => ({
                name,
                title,
                default: index === 0,
              }),
            ),
            ...(alternative !== undefined && { alternative }),
          },
        ];
      }),
    ) as ResourceTypeInfo['clouds'],
  };
}

/**
 * Everything that an entity can become.
 *
 * @public
 */
export function describeResourceTypes(): ResourceTypeInfo[] {
  return RESOURCE_TYPES.map(describeResourceType);
}
