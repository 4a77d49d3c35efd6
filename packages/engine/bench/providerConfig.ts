import type { BlockSchema } from 'stackgen-provider-schemas';

type Json = Record<string, unknown>;

/**
 * A block in Terraform's JSON syntax as the configuration that its prebuilt
 * class takes: names in camelCase, values as they are.
 */
export function providerConfig(body: Json, schema: BlockSchema): Json {
  const config: Json = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === '//') {
      continue;
    }
    if (name === 'depends_on') {
      config.dependsOn = (value as string[]).map(fqn => ({ fqn }));
    } else if (name === 'lifecycle') {
      config.lifecycle = camelKeys(value as Json);
    } else if (schema.blocks[name]) {
      const { block, nesting, maxItems } = schema.blocks[name];
      const items = (Array.isArray(value) ? value : [value]).map(item =>
        providerConfig(item as Json, block),
      );
      const single = nesting === 'single' || maxItems === 1;
      config[camel(name)] = single ? items[0] : items;
    } else if (schema.attributes[name]) {
      config[camel(name)] = value;
    }
  }
  return config;
}

function camelKeys(object: Json): Json {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [camel(name), value]),
  );
}

function camel(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
}
