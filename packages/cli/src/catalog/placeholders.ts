/**
 * An entity with a text where a portal would read another file: `$text: a.yaml`
 * stands for what is in that file, and what that is can only be guessed here.
 * Lists and objects that come from a file are left out.
 *
 * See https://backstage.io/docs/features/software-catalog/descriptor-format#substitutions-in-the-descriptor-format
 */
export function withoutPlaceholders(
  value: unknown,
  /** Entities may hold themselves; what stands above is not gone into. */
  above: readonly unknown[] = [],
): unknown {
  if (typeof value !== 'object' || value === null || above.includes(value)) {
    return value;
  }
  const inside = [...above, value];
  if (Array.isArray(value)) {
    return value.map(item => withoutPlaceholders(item, inside));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      const placeholder = placeholderOf(item);
      if (placeholder === undefined) {
        return [[key, withoutPlaceholders(item, inside)]];
      }
      // Definitions of APIs are texts, whatever reads them.
      return placeholder === '$text' || key === 'definition'
        ? [[key, placeholder]]
        : [];
    }),
  );
}

/** `$text` of `{ $text: './openapi.yaml' }`. */
function placeholderOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const [key, ...more] = Object.keys(value);
  return more.length === 0 && key?.startsWith('$') ? key : undefined;
}
