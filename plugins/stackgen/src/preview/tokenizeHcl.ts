export type TokenKind =
  | 'plain'
  | 'comment'
  | 'keyword'
  | 'attribute'
  | 'string'
  | 'expression'
  | 'number'
  | 'function';

export interface Token {
  kind: TokenKind;
  text: string;
}

const CONSTANTS = new Set(['true', 'false', 'null', 'for', 'in', 'if']);
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)/uy;
const BLOCK_HEADER = /^[ \t]*("[^"]*"[ \t]*)*\{/;

/**
 * Splits HCL into lines of tokens for colouring. It is a reader's aid, not a
 * parser: what it does not know stays plain, and the texts of all tokens of a
 * line are always the line.
 */
export function tokenizeHcl(source: string): Token[][] {
  const tokens: Token[] = [];
  let position = 0;

  const push = (kind: TokenKind, end: number) => {
    if (end > position) {
      tokens.push({ kind, text: source.slice(position, end) });
      position = end;
    }
  };
  const match = (pattern: RegExp) => {
    pattern.lastIndex = position;
    return pattern.exec(source);
  };
  const endOf = (text: string) => {
    const index = source.indexOf(text, position);
    return index < 0 ? source.length : index;
  };

  while (position < source.length) {
    const character = source[position];
    const two = source.slice(position, position + 2);
    if (character === '#' || two === '//') {
      push('comment', endOf('\n'));
    } else if (two === '/*') {
      push('comment', Math.min(endOf('*/') + 2, source.length));
    } else if (character === '"') {
      readString();
    } else if (two === '<<' && match(HEREDOC)) {
      readHeredoc(match(HEREDOC)![1]);
    } else if (match(IDENTIFIER)) {
      readIdentifier(match(IDENTIFIER)![0]);
    } else if (match(NUMBER)) {
      push('number', position + match(NUMBER)![0].length);
    } else {
      push('plain', position + 1);
    }
  }
  return splitLines(tokens);

  function readIdentifier(name: string) {
    const end = position + name.length;
    const before = source.slice(
      source.lastIndexOf('\n', position - 1) + 1,
      position,
    );
    const afterEnd = source.indexOf('\n', end);
    const after = source.slice(end, afterEnd < 0 ? source.length : afterEnd);
    const first = before.trim() === '';
    if (first && BLOCK_HEADER.test(after)) {
      push('keyword', end);
    } else if (
      /^[ \t]*=(?![=>])/.test(after) &&
      /(^|[{,])[ \t]*$/.test(before)
    ) {
      push('attribute', end);
    } else if (CONSTANTS.has(name) && !before.endsWith('.')) {
      push('keyword', end);
    } else {
      push(after.startsWith('(') ? 'function' : 'plain', end);
    }
  }

  function readString() {
    let end = position + 1;
    while (end < source.length && source[end] !== '"' && source[end] !== '\n') {
      const marker = source.slice(end, end + 3);
      if (marker === '$${' || marker === '%%{') {
        end += 3;
      } else if (marker.startsWith('${') || marker.startsWith('%{')) {
        push('string', end);
        end = endOfTemplate(end);
        push('expression', end);
      } else {
        end += source[end] === '\\' ? 2 : 1;
      }
    }
    push('string', Math.min(end + 1, source.length));
  }

  /** Where the `}` of a `${…}` is, with strings and braces inside it. */
  function endOfTemplate(start: number) {
    let depth = 0;
    let quoted = false;
    for (let at = start; at < source.length; at++) {
      const character = source[at];
      if (character === '\n') {
        return at;
      }
      if (quoted && character === '\\') {
        at++;
      } else if (character === '"') {
        quoted = !quoted;
      } else if (!quoted && character === '{') {
        depth++;
      } else if (!quoted && character === '}') {
        depth--;
        if (depth === 0) {
          return at + 1;
        }
      }
    }
    return source.length;
  }

  function readHeredoc(marker: string) {
    const lines = source.slice(position).split('\n');
    let end = position + lines[0].length;
    for (const line of lines.slice(1)) {
      end += 1 + line.length;
      if (line.trim() === marker) {
        break;
      }
    }
    push('string', end);
  }
}

function splitLines(tokens: Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const { kind, text } of tokens) {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) {
        lines.push([]);
      }
      const line = lines[lines.length - 1];
      const last = line[line.length - 1];
      if (part !== '' && last?.kind === kind) {
        line[line.length - 1] = { kind, text: last.text + part };
      } else if (part !== '') {
        line.push({ kind, text: part });
      }
    }
  }
  if (lines.length > 1 && lines[lines.length - 1].length === 0) {
    lines.pop();
  }
  return lines;
}
