/** Starts every shielded value; a private use character. */
const MARK = '\ue000';

/**
 * What cdktf could take for one of its tokens, in a string or a key, or what
 * JavaScript could take for something else than data.
 */
const RISKY = /\ue000|TfToken|Token Value|[-+.|\d]e|^_/i;

/** Letters that stand for hexadecimal digits; none of them is one. */
const LETTERS = 'ghijklmnopqrstuv';

/**
 * Hides a value from cdktf, which looks for tokens in all strings and numbers:
 * text from the catalog must not be able to look like one.
 */
export function shield(value: string | number): string | number {
  const harmless =
    typeof value === 'number'
      ? Number.isInteger(value) && Math.abs(value) < 1e6
      : !RISKY.test(value);
  return harmless ? value : `${MARK}${encode(JSON.stringify(value))}`;
}

/** Everything that was shielded in a structure, as it was; keys included. */
export function unshield(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.startsWith(MARK) ? JSON.parse(decode(value)) : value;
  }
  if (Array.isArray(value)) {
    return value.map(unshield);
  }
  if (typeof value === 'object' && value !== null) {
    // Without a prototype, so that `__proto__` is a key like the others.
    const result: Record<string, unknown> = Object.create(null);
    for (const [key, member] of Object.entries(value)) {
      result[unshield(key) as string] = unshield(member);
    }
    return result;
  }
  return value;
}

function encode(text: string): string {
  let encoded = '';
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    for (let shift = 12; shift >= 0; shift -= 4) {
      encoded += LETTERS[(unit >> shift) & 15];
    }
  }
  return encoded;
}

function decode(shielded: string): string {
  const units: number[] = [];
  for (let position = MARK.length; position < shielded.length; position += 4) {
    let unit = 0;
    for (const letter of shielded.slice(position, position + 4)) {
      unit = unit * 16 + LETTERS.indexOf(letter);
    }
    units.push(unit);
  }
  return units.map(unit => String.fromCharCode(unit)).join('');
}
