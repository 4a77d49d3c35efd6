/** Answers for one text, already in plain form. */
export type Pattern = (plain: string) => boolean;

/** The form in which texts are compared: any case is the same. */
export function plainText(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * A type without what people write differently: `S3 Bucket`, `s3_bucket`,
 * `AWS::S3::Bucket` and `s3-bucket` differ in nothing but their separators.
 * What has neither letter nor digit stays as it is.
 */
export function plainType(type: string): string {
  const plain = type.toLowerCase().replace(/[^\p{L}\p{N}*]+/gu, '');
  return plain === '' ? plainText(type) : plain;
}

/**
 * Whether any of the patterns fits the whole text; `*` stands for any
 * characters.
 *
 * @param plain - brings patterns into the form of the texts
 */
export function compilePatterns(
  patterns: readonly string[],
  plain: (text: string) => string = plainText,
): Pattern {
  const exact = new Set<string>();
  const wild: Pattern[] = [];
  for (const pattern of patterns.map(plain)) {
    if (pattern.includes('*')) {
      wild.push(compileWildcard(pattern));
    } else {
      exact.add(pattern);
    }
  }
  return text => exact.has(text) || wild.some(fits => fits(text));
}

// Between the wildcards each part is searched once and never again: no text
// and no pattern can make it slow.
function compileWildcard(pattern: string): Pattern {
  const parts = pattern.split('*');
  const first = parts.shift()!;
  const last = parts.pop()!;
  return text => {
    const end = text.length - last.length;
    if (first.length > end || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    let position = first.length;
    for (const part of parts) {
      const found = text.indexOf(part, position);
      if (found < 0 || found + part.length > end) {
        return false;
      }
      position = found + part.length;
    }
    return true;
  };
}
