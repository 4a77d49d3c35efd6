import type { BlockSchema } from 'stackgen-provider-schemas';

/** Paths of secrets that are written out: `user[0].password`. */
export function secretLiterals(
  values: Readonly<Record<string, unknown>>,
  schema: BlockSchema,
): string[] {
  const found: string[] = [];
  const visit = (
    body: Readonly<Record<string, unknown>>,
    { attributes, blocks }: BlockSchema,
    path: string,
  ) => {
    for (const [name, value] of Object.entries(body)) {
      const nested = blocks[name]?.block;
      if (attributes[name]?.sensitive && typeof value === 'string') {
        found.push(`${path}${name}`);
      } else if (nested && Array.isArray(value)) {
        value.forEach((item, index) =>
          visit(Object(item), nested, `${path}${name}[${index}].`),
        );
      } else if (nested && typeof value === 'object' && value !== null) {
        visit(value as Record<string, unknown>, nested, `${path}${name}.`);
      }
    }
  };
  visit(values, schema, '');
  return found;
}
