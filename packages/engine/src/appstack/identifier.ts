/**
 * A snake_case Terraform identifier of any text: lower-case ASCII letters,
 * digits and single underscores, beginning with a letter.
 *
 * @returns undefined when the text has no such form, as `2fa` or `订单`
 */
export function toIdentifier(text: string): string | undefined {
  const identifier = text
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return /^[a-z]/.test(identifier) ? identifier : undefined;
}
