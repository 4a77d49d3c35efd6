/**
 * Whether two mappings, or parts of them, say the same: the backend gives keys
 * back in another order, and leaves out what is undefined.
 */
export function sameData(a: unknown, b: unknown): boolean {
  return a === b || textOf(a) === textOf(b);
}

function textOf(data: unknown): string | undefined {
  return JSON.stringify(data, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map(key => [key, value[key]]),
        )
      : value,
  );
}
