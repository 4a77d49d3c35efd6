const ASCII = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Width of a name as `terraform fmt` counts it: characters as people see them,
 * and a combining mark does not join a quote before it.
 */
export function columns(text: string): number {
  if (ASCII.test(text)) {
    return text.length;
  }
  if (text.startsWith('"')) {
    return 2 + columns(text.slice(1, -1));
  }
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count++;
  }
  return count;
}
