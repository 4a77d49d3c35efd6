// eslint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;

/** Text that has one form only: no accents, no surrogates. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Lone surrogates are no characters; Terraform reads U+FFFD in their place. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
