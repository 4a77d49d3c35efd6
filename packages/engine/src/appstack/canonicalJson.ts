import { hash } from 'node:crypto';

/**
 * JSON with sorted keys and without what is undefined, so that equal data has
 * equal text. An object that contains itself (YAML can describe one) is cut.
 */
export function canonicalJson(value: unknown): string {
  return typeof value === 'string'
    ? JSON.stringify(value)
    : write(value, new Set()) ?? 'null';
}

/** Whether two values are the same data. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return hash('sha256', text);
}

function write(value: unknown, within: Set<object>): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'bigint' ? `${value}` : JSON.stringify(value);
  }
  if (within.has(value)) {
    return '"…"';
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return JSON.stringify(value);
  }
  within.add(value);
  const text = Array.isArray(value)
    ? `[${value.map(member => write(member, within) ?? 'null').join(',')}]`
    : `{${writeFields(value as Record<string, unknown>, within)}}`;
  within.delete(value);
  return text;
}

function writeFields(
  fields: Record<string, unknown>,
  within: Set<object>,
): string {
  let texts = '';
  // By code units: the same on every machine, whatever its locale.
  for (const key of Object.keys(fields).sort()) {
    const text = write(fields[key], within);
    if (text !== undefined) {
      texts += `${texts && ','}${JSON.stringify(key)}:${text}`;
    }
  }
  return texts;
}
