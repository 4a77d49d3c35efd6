/** Names whose value is no expression, but an address or a type. */
const WORDS = [
  'type',
  'from',
  'to',
  'depends_on',
  'ignore_changes',
  'replace_triggered_by',
];

/**
 * Terraform's JSON, written by us or converted from HCL, in one form: a block
 * and a list of one block are the same, and so are expressions that differ
 * only in white space.
 */
export function canonicalJson(value: unknown): unknown {
  if (typeof value === 'string') {
    return canonicalTemplate(value);
  }
  if (Array.isArray(value)) {
    const items = value.map(canonicalJson);
    const [first] = items;
    return items.length === 1 && typeof first === 'object' && first !== null
      ? first
      : items;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '//')
        .map(([key, member]) => [
          canonicalTemplate(key),
          isWords(key, member) ? canonicalWords(member) : canonicalJson(member),
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  }
  return value;
}

// What we write as an interpolated string because of a `$` or `%` before, the
// converter writes as it stands.
function canonicalTemplate(text: string): string {
  const plain = text
    .replace(/\$\{"([$%]*)\\r"\}/g, '$1\r')
    .replaceAll('${"\\ufeff"}', '\ufeff')
    .replace(/\$\{"([$%]+)"\}\{/g, (_, signs) => `${signs}${signs.at(-1)}{`)
    .replace(/\$\{"([$%]+)"\}\$\{/g, (_, signs) => `${signs}\${`);
  return /^\$\{[^]*\}$/.test(plain) ? canonicalCode(plain) : plain;
}

function isWords(key: string, value: unknown): boolean {
  return (
    WORDS.includes(key) || (key === 'provider' && typeof value === 'string')
  );
}

// Addresses and types: JSON has them as strings, the converter as expressions.
function canonicalWords(value: unknown): unknown {
  const words = Array.isArray(value) ? value : [value];
  return words.map(word => {
    const code = /^\$\{([^]*)\}$/.exec(String(word))?.[1] ?? String(word);
    return canonicalCode(code);
  });
}

// Outside of strings: no white space, commas between the members of an object,
// none after the last.
function canonicalCode(code: string): string {
  const strings: string[] = [];
  return code
    .replace(/"(?:[^"\\]|\\.)*"/g, text => `«${strings.push(text) - 1}»`)
    .replace(/([^\s{[(,:>])\s*\n\s*(?=[^\s}\])])/g, '$1,')
    .replace(/\s+/g, '')
    .replace(/,+(?=[}\])])/g, '')
    .replace(/«(\d+)»/g, (_, position) => strings[position]);
}

/**
 * A whole root module, whose blocks of one kind the converter lists and cdktf
 * merges.
 */
export function mergeLists(
  json: Record<string, unknown>,
): Record<string, unknown> {
  const merge = (blocks: unknown) =>
    Array.isArray(blocks) ? Object.assign({}, ...blocks) : blocks;
  return {
    ...json,
    terraform: merge(json.terraform),
    locals: merge(json.locals),
  };
}
