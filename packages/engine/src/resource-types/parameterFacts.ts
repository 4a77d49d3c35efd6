import type { ParameterInfo } from 'backstage-plugin-stackgen-common';
import { z } from 'zod';
import type { ParameterMeta } from './parameters';
import type { ResourceType } from './ResourceType';

const known = new WeakMap<object, ReadonlyMap<string, ParameterInfo>>();

/** A resource type's parameters as a form or a table can show them. */
export function parameterFacts(type: ResourceType): ParameterInfo[] {
  return [...parametersByName(type).values()];
}

/** The same by name, in their order. */
export function parametersByName(
  type: ResourceType,
): ReadonlyMap<string, ParameterInfo> {
  let facts = known.get(type);
  if (!facts) {
    facts = new Map(
      Object.entries(type.parameters.shape).map(([name, schema]) => [
        name,
        factsOf(name, schema as z.ZodType),
      ]),
    );
    known.set(type, facts);
  }
  return facts;
}

interface JsonSchema {
  type?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  pattern?: string;
}

function factsOf(name: string, schema: z.ZodType): ParameterInfo {
  const meta = (schema.meta() ?? {}) as Partial<ParameterMeta>;
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  const byDefault = schema.safeParse(undefined);
  return {
    name,
    title: meta.title ?? name,
    description: meta.description ?? '',
    type: kindOf(json),
    ...(meta.unit !== undefined && { unit: meta.unit }),
    ...(byDefault.success &&
      byDefault.data !== undefined && {
        default: byDefault.data as ParameterInfo['default'],
      }),
    required: !byDefault.success,
    ...(json.minimum !== undefined && { minimum: json.minimum }),
    ...(json.maximum !== undefined && { maximum: json.maximum }),
    ...(json.pattern !== undefined && { pattern: json.pattern }),
    ...(json.enum && { options: json.enum }),
    perEnvironment: !meta.structural,
  };
}

function kindOf(json: JsonSchema): ParameterInfo['type'] {
  if (json.enum) {
    return 'enum';
  }
  switch (json.type) {
    case 'integer':
    case 'number':
    case 'boolean':
      return json.type;
    case 'array':
      return 'list';
    case 'object':
      return 'map';
    default:
      return 'string';
  }
}

/** Limits of a parameter in words: `a whole number from 20 to 65536 (GB)`. */
export function allowedValues(info: ParameterInfo): string {
  const unit = info.unit ? ` (${info.unit})` : '';
  switch (info.type) {
    case 'enum':
      return `one of ${(info.options ?? []).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'integer':
    case 'number': {
      const kind = info.type === 'integer' ? 'a whole number' : 'a number';
      const { minimum, maximum } = info;
      if (minimum !== undefined && maximum !== undefined) {
        return `${kind} from ${minimum} to ${maximum}${unit}`;
      }
      return `${kind}${
        minimum !== undefined ? ` of at least ${minimum}` : ''
      }${unit}`;
    }
    case 'list':
      return 'a list';
    case 'map':
      return 'names with values';
    default:
      return info.pattern ? `text of the form ${info.pattern}` : 'text';
  }
}
