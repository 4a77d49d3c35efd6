import { isAscii, wellFormed } from '../wellFormed';

/** Characters that an editor hides, or that end a line somewhere. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Nothing in it needs an escape, or has another normal form. */
const PLAIN = /^[ !#-[\]-z|}~]*$/;

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * What Terraform makes of any string: a lone surrogate is no character, and
 * Terraform brings all strings into normal form C.
 */
export function normalizeText(text: string): string {
  return isAscii(text) ? text : wellFormed(text).normalize('NFC');
}

/**
 * The text between the quotes of a literal. It parses back to
 * `normalizeText(text)`; `${` and `%{` are no templates in it.
 */
export function escapeString(text: string): string {
  if (PLAIN.test(text)) {
    return text;
  }
  return escapeTemplates(
    normalizeText(text).replace(
      UNPRINTABLE,
      character =>
        SHORT[character] ??
        `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}

/** A literal in quotes. */
export function quote(text: string): string {
  return `"${escapeString(text)}"`;
}

// `$${` is a literal `${`; after one more `$` nobody can tell which of them
// belong together, so there the brace is escaped instead.
function escapeTemplates(text: string): string {
  return text.replace(/(\$+|%+)\{/g, (_, signs: string) =>
    signs.length === 1 ? `${signs}${signs}{` : `${signs}\\u007b`,
  );
}
