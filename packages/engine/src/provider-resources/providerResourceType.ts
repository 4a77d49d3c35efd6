import {
  ACCESS_LEVELS,
  CLOUDS,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import {
  resourceSchema,
  resourceTypes,
  type AttributeSchema,
  type BlockSchema,
} from 'stackgen-provider-schemas';
import { z } from 'zod';
import { about } from '../resource-types/parameters';
import type { ResourceType } from '../resource-types/ResourceType';
import { providerResource } from './providerResource';

/** Providers whose resources a mapping may name, by cloud. */
const PROVIDERS: Record<Cloud, string> = {
  aws: 'aws',
  azure: 'azurerm',
  gcp: 'google',
  civo: 'civo',
};

/** What a reference to something of the stack is stored as. */
const reference = z.record(z.string(), z.json());

const types = new Map<string, ResourceType>();

/** Whether it has the form `aws:aws_mq_broker`, existing or not. */
export function isProviderResourceName(name: string): boolean {
  const [cloud, type] = name.split(':', 2);
  return type !== undefined && CLOUDS.some(known => known === cloud);
}

/** All names of the form that the cloud of a name has. */
export function providerResourceNames(name: string): string[] {
  const [cloud] = name.split(':', 1);
  return resourceTypes(PROVIDERS[cloud as Cloud]).map(
    type => `${cloud}:${type}`,
  );
}

/**
 * Any resource of a cloud's provider as a resource type: `aws:aws_mq_broker`.
 * Its parameters are the arguments and blocks that the provider's schema has.
 *
 * @returns undefined when the provider has no such resource
 */
export function providerResourceType(name: string): ResourceType | undefined {
  if (!isProviderResourceName(name)) {
    return undefined;
  }
  const known = types.get(name);
  if (known) {
    return known;
  }
  const [cloud, type] = name.split(':', 2) as [Cloud, string];
  const isOwn = type.startsWith(`${PROVIDERS[cloud]}_`);
  const schema = isOwn ? resourceSchema(type) : undefined;
  if (!schema) {
    return undefined;
  }
  const made: ResourceType = {
    name,
    title: `Terraform resource ${type}`,
    description: `The resource ${type} with the arguments that the mapping gives it.`,
    category: 'provider',
    parameters: parametersOf(schema),
    access: { levels: ACCESS_LEVELS, default: 'readwrite' },
    implementations: { [cloud]: [providerResource(type, schema)] },
    parameterOfAnnotation: parameter =>
      parameter.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
  };
  types.set(name, made);
  return made;
}

function parametersOf(schema: BlockSchema): z.ZodObject {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.required || attribute.optional) {
      shape[name] = about(valueOf(attribute).optional(), {
        title: name,
        description: `Argument ${name} of the provider’s resource.`,
      });
    }
  }
  for (const name of Object.keys(schema.blocks)) {
    shape[name] = about(z.json().optional(), {
      title: name,
      description: `Block ${name} of the provider’s resource, or a list of them.`,
    });
  }
  return z.strictObject(shape);
}

// What an annotation says is text: a number stays one where one is wanted.
function valueOf({ type }: AttributeSchema): z.ZodType {
  switch (type) {
    case 'number':
      return z.union([z.number(), reference]);
    case 'bool':
      return z.union([z.boolean(), reference]);
    default:
      return z.json();
  }
}
