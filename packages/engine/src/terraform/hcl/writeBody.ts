import type { Body, BodyItem } from '../body/Body';
import { columns } from './columns';
import type { Assignment } from './layout';
import { align, assignment, layOut, spaces, WIDTH } from './layout';
import { quote } from './string';

/** `header { … }`, of which all lines but the first are indented. */
export function writeBlock(header: string, body: Body, indent = 0): string {
  const { comments, groups } = body;
  if (comments.length === 0 && groups.length === 0) {
    return `${header} {}`;
  }
  let text = `${header} {\n`;
  for (const line of comments) {
    text += `${spaces(indent + 2)}${line}\n`;
  }
  let gap = '';
  for (const group of groups) {
    text += `${gap}${writeGroup(group, indent + 2)}\n`;
    gap = '\n';
  }
  return `${text}${spaces(indent)}}`;
}

/** `resource "aws_vpc" "main"` */
export function blockHeader(name: string, labels: readonly string[]): string {
  let text = name;
  for (const label of labels) {
    text += ` ${quote(label)}`;
  }
  return text;
}

// Arguments close together, blocks with an empty line around them.
function writeGroup(group: readonly BodyItem[], indent: number): string {
  let text = '';
  let position = 0;
  while (position < group.length) {
    const item = group[position];
    let part: string;
    if (item.kind === 'block') {
      const header = blockHeader(item.name, item.labels);
      part = spaces(indent) + writeBlock(header, item.body, indent);
      position += 1;
    } else {
      const run = argumentsFrom(group, position, indent);
      part = align(run, indent);
      position += run.length;
    }
    text += text === '' ? part : `\n\n${part}`;
  }
  return text;
}

/** Those that stand side by side, up to the next block. */
function argumentsFrom(
  group: readonly BodyItem[],
  start: number,
  indent: number,
): Assignment[] {
  const run: Assignment[] = [];
  for (let position = start; position < group.length; position++) {
    const item = group[position];
    if (item.kind === 'block') {
      break;
    }
    run.push(writeArgument(item, indent));
  }
  return run;
}

function writeArgument(
  item: Exclude<BodyItem, { kind: 'block' }>,
  indent: number,
): Assignment {
  const { name } = item;
  const width = columns(name);
  const used = indent + width + 3;
  if (item.kind === 'argument') {
    return { name, width, text: layOut(item.value, indent, used) };
  }
  if (typeof item.words === 'string') {
    return { name, width, text: item.words };
  }
  if (item.words instanceof Map) {
    const entries = [...item.words].map(([key, text]) => assignment(key, text));
    return {
      name,
      width,
      text: `{\n${align(entries, indent + 2)}\n${spaces(indent)}}`,
    };
  }
  const list = [...item.words];
  const text = `[${list.join(', ')}]`;
  if (used + columns(text) <= WIDTH) {
    return { name, width, text };
  }
  const lines = list.map(word => `${spaces(indent + 2)}${word},\n`);
  return { name, width, text: `[\n${lines.join('')}${spaces(indent)}]` };
}
