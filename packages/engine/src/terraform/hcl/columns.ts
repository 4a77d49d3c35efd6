const ASCII = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Width of a text as `terraform fmt` counts it: characters as people see them. */
export function columns(text: string): number {
  if (ASCII.test(text)) {
    return text.length;
  }
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count++;
  }
  return count;
}
