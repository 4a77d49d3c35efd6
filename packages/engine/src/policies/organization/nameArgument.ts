import { resourceSchema } from 'stackgen-provider-schemas';

/** Endings of arguments that name a resource, where it is not `name` itself. */
const ENDINGS = ['name', 'identifier', 'id'];

const known = new Map<string, string | undefined>();

/**
 * The argument that a resource has its name in the cloud from: `name`, or one
 * like the type's last words, such as `function_name`.
 */
export function nameArgument(type: string): string | undefined {
  if (!known.has(type)) {
    known.set(type, find(type));
  }
  return known.get(type);
}

function find(type: string): string | undefined {
  const attributes = resourceSchema(type)?.attributes;
  const words = type.split('_').slice(1);
  const endings = words.map((_, index) => words.slice(index).join('_'));
  return [
    'name',
    ...endings.flatMap(own => ENDINGS.map(end => `${own}_${end}`)),
    'identifier',
    'cluster_identifier',
    'bucket',
  ].find(name => {
    const attribute = attributes?.[name];
    return (
      attribute?.type === 'string' && (attribute.required || attribute.optional)
    );
  });
}
