/**
 * Compares text in any case; `*` in the pattern stands for any characters.
 * Linear in practice: it never backs up further than to the last `*`.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const subject = text.trim().toLowerCase();
  const parts = pattern.trim().toLowerCase().split('*');
  const first = parts.shift()!;
  const last = parts.pop();
  if (last === undefined) {
    return subject === first;
  }
  if (
    subject.length < first.length + last.length ||
    !subject.startsWith(first) ||
    !subject.endsWith(last)
  ) {
    return false;
  }
  const end = subject.length - last.length;
  let position = first.length;
  for (const part of parts) {
    const found = subject.indexOf(part, position);
    if (found < 0 || found + part.length > end) {
      return false;
    }
    position = found + part.length;
  }
  return true;
}

/**
 * A type without what people write differently: `S3 Bucket`, `s3_bucket`,
 * `AWS::S3::Bucket` and `s3-bucket` differ in nothing but their separators.
 */
export function plainType(type: string): string {
  return type.toLowerCase().replace(/[^\p{L}\p{N}*]+/gu, '');
}
