import type { Value } from '../expression';
import { Call, Comprehension, isList, isObject, settle } from '../expression';
import { columns } from './columns';
import { comprehension, elements, inline, members, objectKey } from './inline';

/** Lists and calls that would pass this column are laid out over lines. */
export const WIDTH = 100;

/** A name and its value as HCL, of which all lines but the first are indented. */
export interface Assignment {
  name: string;
  /** Columns of the name. */
  width: number;
  text: string;
}

export function assignment(name: string, text: string): Assignment {
  return { name, width: columns(name), text };
}

/**
 * A value as HCL, over several lines where that reads better: objects always,
 * lists and calls that hold objects or are long.
 *
 * @param indent - spaces before the line on which the value starts
 * @param used - columns of that line before the value
 */
export function layOut(unsettled: Value, indent: number, used: number): string {
  const value = settle(unsettled);
  if (isObject(value)) {
    const entries = members(value).map(([key, member]) => {
      const name = objectKey(key);
      const width = columns(name);
      return {
        name,
        width,
        text: layOut(member, indent + 2, indent + 5 + width),
      };
    });
    return entries.length === 0
      ? '{}'
      : `{\n${align(entries, indent + 2)}\n${spaces(indent)}}`;
  }
  if (
    !isList(value) &&
    !(value instanceof Call || value instanceof Comprehension)
  ) {
    return inline(value);
  }
  if (!needsLines(value)) {
    const text = inline(value);
    if (used + columns(text) <= WIDTH) {
      return text;
    }
  }
  if (isList(value)) {
    return layOutItems('[', elements(value), ']', indent);
  }
  return value instanceof Call
    ? layOutCall(value, indent, used)
    : layOutComprehension(value, indent);
}

/**
 * Assignments one below the other. The `=` of neighbours stand in one column
 * as long as the values are on one line, as `terraform fmt` wants it.
 */
export function align(
  assignments: readonly Assignment[],
  indent: number,
): string {
  const margin = spaces(indent);
  let text = '';
  let start = 0;
  while (start < assignments.length) {
    // A run of values on one line; one over several lines stands alone.
    let end = start;
    let width = 0;
    while (end < assignments.length && !assignments[end].text.includes('\n')) {
      width = Math.max(width, assignments[end].width);
      end += 1;
    }
    if (end === start) {
      width = assignments[start].width;
      end += 1;
    }
    for (; start < end; start++) {
      const { name, width: own, text: value } = assignments[start];
      text += `${text && '\n'}${margin}${name}${spaces(
        width - own,
      )} = ${value}`;
    }
  }
  return text;
}

const SPACES = Array.from({ length: 64 }, (_, count) => ' '.repeat(count));

export function spaces(count: number): string {
  return SPACES[count] ?? ' '.repeat(count);
}

function needsLines(unsettled: Value): boolean {
  const value = settle(unsettled);
  if (isObject(value)) {
    return members(value).length > 0;
  }
  if (isList(value)) {
    return value.some(needsLines);
  }
  if (value instanceof Call) {
    return value.args.some(needsLines);
  }
  return value instanceof Comprehension && needsLines(value.value);
}

function layOutItems(
  open: string,
  items: readonly Value[],
  close: string,
  indent: number,
): string {
  if (items.length === 0) {
    return `${open}${close}`;
  }
  const inner = spaces(indent + 2);
  const lines = items.map(
    item => `${inner}${layOut(item, indent + 2, indent + 2)},\n`,
  );
  return `${open}\n${lines.join('')}${spaces(indent)}${close}`;
}

// The last argument stays on the line of the call, so that an encoded policy
// reads like an object.
function layOutCall(call: Call, indent: number, used: number): string {
  const { name, args } = call;
  const last = settle(args.at(-1));
  const before = args.slice(0, -1);
  const opens =
    isObject(last) ||
    isList(last) ||
    last instanceof Call ||
    last instanceof Comprehension;
  const start = `${name}(${before.map(arg => `${inline(arg)}, `).join('')}`;
  if (opens && !before.some(needsLines) && used + columns(start) + 1 <= WIDTH) {
    return `${start}${layOut(last, indent, used + columns(start) + 1)})`;
  }
  return layOutItems(`${name}(`, args, ')', indent);
}

function layOutComprehension(value: Comprehension, indent: number): string {
  const { head, tail } = comprehension(value);
  const [open, close] = value.makes === 'list' ? '[]' : '{}';
  const column = indent + 2 + columns(head);
  const body = layOut(value.value, indent + 2, column);
  const start = `${open}\n${spaces(indent + 2)}${head}`;
  return `${start}${body}${tail}\n${spaces(indent)}${close}`;
}
