import {
  ACCESS_LEVELS,
  type ModuleParameter,
  type ModuleStandards,
} from 'backstage-plugin-stackgen-common';
import { z } from 'zod';
import { about } from '../resource-types/parameters';
import type { ResourceType } from '../resource-types/ResourceType';
import { moduleImplementation } from './moduleImplementation';

/** An own module as a resource type of its own: `module:acme-broker`. */
export function moduleResourceType(module: ModuleStandards): ResourceType {
  const given = ACCESS_LEVELS.filter(level => module.provides?.access?.[level]);
  const levels = given.length > 0 ? given : ACCESS_LEVELS;
  return {
    name: `module:${module.name}`,
    title: module.title ?? module.name,
    description:
      module.description ?? `The organization’s own module ${module.source}.`,
    category: 'own',
    parameters: z.strictObject(
      Object.fromEntries(
        Object.entries(module.parameters).map(([name, parameter]) => [
          name,
          parameterSchema(name, parameter),
        ]),
      ),
    ),
    ...(module.provides && {
      access: {
        levels,
        default: levels.includes('readwrite') ? 'readwrite' : levels[0],
      },
    }),
    implementations: { [module.cloud]: [moduleImplementation(module)] },
  };
}

/** What a parameter of an own module takes; without a default it is optional. */
export function parameterSchema(
  name: string,
  parameter: ModuleParameter,
): z.ZodType {
  const schema = bare(parameter);
  return about(
    parameter.default === undefined
      ? schema.optional()
      : schema.default(parameter.default as never),
    {
      title: parameter.title ?? name,
      description: parameter.description ?? `Parameter ${name} of the module.`,
      ...(parameter.unit !== undefined && { unit: parameter.unit }),
    },
  );
}

function bare({ type, minimum, maximum, options }: ModuleParameter): z.ZodType {
  switch (type) {
    case 'boolean':
      return z.boolean();
    case 'integer':
    case 'number': {
      const number = type === 'integer' ? z.number().int() : z.number();
      const atLeast = minimum === undefined ? number : number.min(minimum);
      return maximum === undefined ? atLeast : atLeast.max(maximum);
    }
    case 'enum':
      return z.enum((options ?? ['']) as [string, ...string[]]);
    case 'list':
      return z.array(z.string());
    default:
      return z.string();
  }
}
