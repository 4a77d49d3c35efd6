const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|([(){}[\],=]))/y;
const PRIMITIVES = ['string', 'number', 'bool', 'any'];
const COLLECTIONS = ['list', 'set', 'map', 'optional'];

/**
 * A type constraint as `terraform fmt` writes it. The text is read, not
 * copied, so that it can hold nothing but a type.
 *
 * @throws when it is not a type constraint
 */
export function formatType(text: string): string {
  const tokens = tokenize(text);
  const formatted = readType(tokens, text);
  if (tokens.length > 0) {
    throw notAType(text);
  }
  return formatted;
}

function readType(tokens: string[], text: string): string {
  const word = tokens.shift();
  if (word !== undefined && PRIMITIVES.includes(word)) {
    return word;
  }
  expect(tokens, '(', text);
  let inner: string;
  if (word !== undefined && COLLECTIONS.includes(word)) {
    inner = readType(tokens, text);
  } else if (word === 'tuple') {
    expect(tokens, '[', text);
    const members = readMembers(tokens, ']', text, () =>
      readType(tokens, text),
    );
    inner = `[${members.join(', ')}]`;
  } else if (word === 'object') {
    expect(tokens, '{', text);
    const members = readMembers(tokens, '}', text, () => {
      const name = tokens.shift();
      if (name === undefined || !/^[A-Za-z_]/.test(name)) {
        throw notAType(text);
      }
      expect(tokens, '=', text);
      return `${name} = ${readType(tokens, text)}`;
    });
    inner = members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  } else {
    throw notAType(text);
  }
  expect(tokens, ')', text);
  return `${word}(${inner})`;
}

function readMembers(
  tokens: string[],
  close: string,
  text: string,
  readMember: () => string,
): string[] {
  const members: string[] = [];
  while (tokens[0] !== close) {
    members.push(readMember());
    if (tokens[0] !== ',') {
      break;
    }
    tokens.shift();
  }
  expect(tokens, close, text);
  return members;
}

function expect(tokens: string[], wanted: string, text: string): void {
  if (tokens.shift() !== wanted) {
    throw notAType(text);
  }
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = text.trim();
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (!match) {
      throw notAType(text);
    }
    tokens.push(match[1] ?? match[2]);
  }
  return tokens;
}

function notAType(text: string): Error {
  return new Error(
    `${JSON.stringify(
      text,
    )} is not a type constraint like "list(string)" or "object({ port = number })"`,
  );
}
