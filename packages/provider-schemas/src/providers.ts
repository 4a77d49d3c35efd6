import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProviderSchema } from './ProviderSchema';
import type { BlockSchema } from './types';

/** Also the prefixes of their resource types, and the names of the files. */
const PROVIDERS: readonly string[] = [
  'aws',
  'azurerm',
  'civo',
  'google',
  'helm',
  'kubernetes',
  'random',
  'tls',
];

const loaded = new Map<string, ProviderSchema>();
let folder: string | undefined;

/**
 * Names of the providers whose facts are known, sorted.
 *
 * @public
 */
export function providerNames(): string[] {
  return [...PROVIDERS];
}

/**
 * The facts of one provider, undefined for one that is not known. The first
 * call unpacks them.
 *
 * @public
 */
export function providerSchema(name: string): ProviderSchema | undefined {
  let schema = loaded.get(name);
  if (!schema && PROVIDERS.includes(name)) {
    schema = ProviderSchema.fromFile(join(schemasFolder(), `${name}.br`));
    loaded.set(name, schema);
  }
  return schema;
}

/**
 * Name of the provider that has a resource type or data source: what stands
 * before its first underscore.
 *
 * @public
 */
export function providerOf(type: string): string {
  const end = type.indexOf('_');
  return end < 0 ? type : type.slice(0, end);
}

/**
 * What a block of a resource type may hold.
 *
 * @returns undefined for a type that its provider does not have in all
 *   supported versions, and for all types of providers that are not known
 * @public
 */
export function resourceSchema(type: string): BlockSchema | undefined {
  return providerSchema(providerOf(type))?.resource(type);
}

/**
 * The same as `resourceSchema`, for data sources.
 *
 * @public
 */
export function dataSourceSchema(type: string): BlockSchema | undefined {
  return providerSchema(providerOf(type))?.dataSource(type);
}

/**
 * Resource types of one provider, sorted; none for one that is not known.
 *
 * @public
 */
export function resourceTypes(provider: string): string[] {
  return providerSchema(provider)?.resourceTypes() ?? [];
}

// Beside package.json, one folder above `src` and `dist`: the search upwards
// finds it from both, without a dependency on a backend library.
function schemasFolder(): string {
  if (!folder) {
    // eslint-disable-next-line no-restricted-syntax
    const start = __dirname;
    let parent = start;
    while (!existsSync(join(parent, 'schemas', 'aws.br'))) {
      const above = dirname(parent);
      if (above === parent) {
        throw new Error(
          `The provider schemas are missing: no folder "schemas" above ${start}`,
        );
      }
      parent = above;
    }
    folder = join(parent, 'schemas');
  }
  return folder;
}
