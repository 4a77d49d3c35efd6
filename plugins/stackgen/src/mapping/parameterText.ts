import type {
  ParameterInfo,
  Parameters,
} from 'backstage-plugin-stackgen-common';

type Value = Parameters[string];

/** Why a value cannot be what it was given as. */
export type ParameterFault =
  | { kind: 'number' }
  | { kind: 'integer' }
  | { kind: 'minimum'; minimum: number }
  | { kind: 'maximum'; maximum: number }
  | { kind: 'pattern'; pattern: string }
  | { kind: 'option'; options: string[] }
  | { kind: 'map'; line: number };

export type ReadParameter =
  | { value: Value | undefined; fault?: undefined }
  | { fault: ParameterFault };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function checkNumber(info: ParameterInfo, value: number): ReadParameter {
  const { minimum, maximum } = info;
  if (info.type === 'integer' && !Number.isInteger(value)) {
    return { fault: { kind: 'integer' } };
  }
  if (minimum !== undefined && value < minimum) {
    return { fault: { kind: 'minimum', minimum } };
  }
  if (maximum !== undefined && value > maximum) {
    return { fault: { kind: 'maximum', maximum } };
  }
  return { value };
}

function readMap(text: string): ReadParameter {
  const entries: [string, string][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') {
      const equals = line.indexOf('=');
      if (equals < 1 || line.slice(0, equals).trim() === '') {
        return { fault: { kind: 'map', line: index + 1 } };
      }
      entries.push([
        line.slice(0, equals).trim(),
        line.slice(equals + 1).trim(),
      ]);
    }
  }
  return { value: Object.fromEntries(entries) };
}

function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    // The backend checks again; a pattern that this browser cannot read must
    // not keep anybody from saving.
    return true;
  }
}

/** What a typed text says. An empty text gives the value back to its origin. */
export function readParameter(
  info: ParameterInfo,
  text: string,
): ReadParameter {
  if (text.trim() === '') {
    return { value: undefined };
  }
  switch (info.type) {
    case 'number':
    case 'integer':
      return NUMBER.test(text.trim())
        ? checkNumber(info, Number(text))
        : { fault: { kind: info.type } };
    case 'boolean':
      return { value: text === 'true' };
    case 'enum':
      return info.options?.includes(text) === false
        ? { fault: { kind: 'option', options: info.options } }
        : { value: text };
    case 'list': {
      const lines = text.split('\n').map(line => line.trim());
      return { value: lines.filter(line => line !== '') };
    }
    case 'map':
      return readMap(text);
    default:
      return info.pattern === undefined || matchesPattern(info.pattern, text)
        ? { value: text }
        : { fault: { kind: 'pattern', pattern: info.pattern } };
  }
}

const inWords = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** A value as text for its field. */
export function writeParameter(
  info: ParameterInfo,
  value: Value | undefined,
): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (info.type === 'list' && Array.isArray(value)) {
    return value.map(inWords).join('\n');
  }
  if (info.type === 'map' && typeof value === 'object') {
    return Object.entries(value)
      .map(([name, part]) => `${name}=${inWords(part)}`)
      .join('\n');
  }
  return inWords(value);
}
