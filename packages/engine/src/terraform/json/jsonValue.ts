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
import { shield } from './shield';

/**
 * A value in Terraform's JSON syntax, where every string is a template. Risky
 * text is shielded from cdktf.
 */
export function jsonValue(unsettled: Value): unknown {
  const value = settle(unsettled);
  if (typeof value === 'string') {
    return shield(literal(value));
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? shield(value + 0) : null;
  }
  if (value instanceof Template) {
    const pieces = templatePieces(value.parts);
    return shield(
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
    return shield(`\${${inline(value)}}`);
  }
  if (value instanceof DynamicBlock) {
    return undefined;
  }
  if (isList(value)) {
    return elements(value).map(jsonValue);
  }
  if (isObject(value)) {
    return Object.fromEntries(
      members(value).map(([key, member]) => [
        shield(literal(key)),
        jsonValue(member),
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
