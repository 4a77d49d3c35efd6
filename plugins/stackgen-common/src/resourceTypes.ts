import { z } from 'zod';
import { accessLevelSchema } from './access';
import { CLOUDS } from './clouds';

/**
 * A parameter as a form can show it.
 *
 * @public
 */
export const parameterInfoSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  type: z.enum([
    'string',
    'number',
    'integer',
    'boolean',
    'enum',
    'list',
    'map',
  ]),
  unit: z.string().optional(),
  default: z.json().optional(),
  required: z.boolean(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().optional(),
  options: z.array(z.string()).optional(),
  /** Whether environments may have different values. */
  perEnvironment: z.boolean(),
});

/**
 * A parameter of a resource type: type, unit, limits and default, for a form.
 *
 * @public
 */
export type ParameterInfo = z.infer<typeof parameterInfoSchema>;

/**
 * One way in which a cloud provides a resource type; `default` is the one that is
 * taken when nobody chooses.
 *
 * @public
 */
export const implementationInfoSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  default: z.boolean(),
});

/**
 * One way in which a cloud provides a resource type.
 *
 * @public
 */
export type ImplementationInfo = z.infer<typeof implementationInfoSchema>;

/**
 * A resource type as the API and `stackgen types` list it. A cloud without
 * implementations does not offer the type; `alternative` then says what to use.
 *
 * @public
 */
export const resourceTypeInfoSchema = z.strictObject({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.string(),
  parameters: z.array(parameterInfoSchema),
  /** Access levels that a connection to it may have; empty: none can be made. */
  accessLevels: z.array(accessLevelSchema),
  defaultAccess: accessLevelSchema.optional(),
  clouds: z.record(
    z.enum(CLOUDS),
    z.strictObject({
      implementations: z.array(implementationInfoSchema),
      alternative: z.string().optional(),
    }),
  ),
});

/**
 * A resource type with its parameters and what each cloud offers for it.
 *
 * @public
 */
export type ResourceTypeInfo = z.infer<typeof resourceTypeInfoSchema>;
