/** Lone surrogates are no characters; Terraform reads U+FFFD in their place. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
