import type { Value } from '../expression';
import {
  DynamicBlock,
  Expression,
  isList,
  isObject,
  settle,
  Template,
} from '../expression';
import { elements, inline, members } from '../hcl/inline';
import { normalizeText } from '../hcl/string';
import { templatePieces } from '../hcl/templatePieces';

/** What becomes of a text or a number on its way into JSON. */
export type Keep = (value: string | number) => string | number;

/** Text that is no template, and reads the same in any form. */
const PLAIN = /^[ -z|}~]*$/;

/** A value in Terraform's JSON syntax, where every string is a template. */
export function jsonValue(unsettled: Value, keep: Keep): unknown {
  const value = settle(unsettled);
  if (typeof value === 'string') {
    return keep(literal(value));
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? keep(value + 0) : null;
  }
  if (value instanceof Template) {
    const pieces = templatePieces(value.parts);
    return keep(
      pieces
        .map((piece, position) =>
          typeof piece === 'string'
            ? literal(piece, position < pieces.length - 1)
            : `\${${inline(piece)}}`,
        )
        .join(''),
    );
  }
  if (value instanceof Expression) {
    return keep(`\${${inline(value)}}`);
  }
  if (value instanceof DynamicBlock) {
    return undefined;
  }
  if (isList(value)) {
    return elements(value).map(element => jsonValue(element, keep));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      members(value).map(([key, member]) => [
        keep(literal(key)),
        jsonValue(member, keep),
      ]),
    );
  }
  return value ?? null;
}

// In JSON a template has no escapes but `$${` and `%%{`; what they cannot say is
// said by an interpolated string, which must not come right after a `$`.
// Terraform drops a byte order mark at the start, and reads no interpolation
// after a carriage return.
function literal(text: string, beforeInterpolation = false): string {
  if (!beforeInterpolation && PLAIN.test(text)) {
    return text;
  }
  const escaped = normalizeText(text)
    .replace(
      /([$%]+)\{|([$%]*)\r/g,
      (_, beforeBrace?: string, beforeReturn?: string) => {
        if (beforeBrace === undefined) {
          return `\${"${beforeReturn}\\r"}`;
        }
        return beforeBrace.length === 1
          ? `${beforeBrace}${beforeBrace}{`
          : `\${"${beforeBrace}"}{`;
      },
    )
    .replace(/^\ufeff/, '${"\\ufeff"}');
  return beforeInterpolation
    ? escaped.replace(/[$%]*\$$/, signs => `\${"${signs}"}`)
    : escaped;
}
