/** A string that JSON has as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * What `JSON.stringify(value, undefined, 2)` writes of plain data, in half the
 * time: blueprints of large stacks have megabytes of it.
 */
export function prettyJson(value: unknown, margin = ''): string {
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  const inner = `${margin}  `;
  let text = '';
  if (Array.isArray(value)) {
    for (const member of value) {
      text += `${text && ','}\n${inner}${prettyJson(member, inner)}`;
    }
    return text === '' ? '[]' : `[${text}\n${margin}]`;
  }
  const fields = value as Record<string, unknown>;
  for (const key of Object.keys(fields)) {
    const member = fields[key];
    if (member !== undefined) {
      text += `${text && ','}\n${inner}`;
      text += `${quoted(key)}: ${prettyJson(member, inner)}`;
    }
  }
  return text === '' ? '{}' : `{${text}\n${margin}}`;
}

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
