import type { Body, BodyItem } from '../body/Body';
import { columns } from './columns';
import type { Assignment } from './layout';
import { align, layOut, spaces, WIDTH } from './layout';
import { quote } from './string';

/** `header { … }`, of which all lines but the first are indented. */
export function writeBlock(header: string, body: Body, indent = 0): string {
  const { comments, groups } = body;
  if (comments.length === 0 && groups.length === 0) {
    return `${header} {}`;
  }
  const parts = groups.map(group => writeGroup(group, indent + 2));
  const lines = comments.map(line => `${spaces(indent + 2)}${line}\n`).join('');
  const inner = parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
  return `${header} {\n${lines}${inner}${spaces(indent)}}`;
}

/** `resource "aws_vpc" "main"` */
export function blockHeader(name: string, labels: readonly string[]): string {
  return [name, ...labels.map(quote)].join(' ');
}

// Arguments close together, blocks with an empty line around them.
function writeGroup(group: readonly BodyItem[], indent: number): string {
  const parts: string[] = [];
  let run: Assignment[] = [];
  const flush = () => {
    if (run.length > 0) {
      parts.push(align(run, indent));
      run = [];
    }
  };
  for (const item of group) {
    if (item.kind === 'block') {
      flush();
      const header = blockHeader(item.name, item.labels);
      parts.push(`${spaces(indent)}${writeBlock(header, item.body, indent)}`);
    } else {
      run.push(assignment(item, indent));
    }
  }
  flush();
  return parts.join('\n\n');
}

function assignment(
  item: Exclude<BodyItem, { kind: 'block' }>,
  indent: number,
): Assignment {
  const { name } = item;
  if (item.kind === 'argument') {
    const used = indent + columns(name) + 3;
    return { name, text: layOut(item.value, indent, used) };
  }
  if (typeof item.words === 'string') {
    return { name, text: item.words };
  }
  if (item.words instanceof Map) {
    const entries = [...item.words].map(([key, text]) => ({ name: key, text }));
    return {
      name,
      text: `{\n${align(entries, indent + 2)}\n${spaces(indent)}}`,
    };
  }
  const list = [...item.words];
  const text = `[${list.join(', ')}]`;
  if (indent + columns(name) + 3 + columns(text) <= WIDTH) {
    return { name, text };
  }
  const lines = list.map(word => `${spaces(indent + 2)}${word},\n`);
  return { name, text: `[\n${lines.join('')}${spaces(indent)}]` };
}
