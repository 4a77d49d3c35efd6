import {
  celValue,
  compileCel,
  summary,
  type CelProgram,
  type CelType,
} from './cel';

/** JSON in which some members are known only when the stack is built. */
export type Resolved =
  | string
  | number
  | boolean
  | null
  | Resolved[]
  | { [key: string]: Resolved };

/** What stands for a reference in stored data: `{ "$ref": "stack.kmsKeyArn" }`. */
export const REFERENCE = '$ref';
/** What stands for a text with references in it: `{ "$join": ["a", { … }] }`. */
export const JOIN = '$join';

/** A text between `${{` and `}}` that names something of the stack. */
const REFERENCE_PATH =
  /^(stack|self|outputs|variables)((\.[A-Za-z_]\w*|\[\d+\])+)$/;

/** Facts of `stack` that are known before anything is built. */
const KNOWN_FACTS = ['name', 'region', 'cloud'];

type Piece = { text: string } | { program: CelProgram } | { reference: string };

/** What an expression may use. */
export interface TemplateContext {
  /** Variables of CEL by name: `entity`, `parameters`. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Roots of references that are allowed here: `stack`, `self`, `outputs`. */
  readonly references: readonly string[];
}

/** Something wrong with a template, and where in the value it stands. */
export interface TemplateError {
  readonly path: string;
  readonly message: string;
  readonly mend: string;
}

/**
 * Evaluates every `${{ … }}` in the texts of a value. A text that is nothing but
 * one expression becomes the expression's value, whatever its type. References
 * to what the stack makes stay as data, so that text from the catalog can never
 * become one.
 */
export function evaluateTemplates(
  value: unknown,
  context: TemplateContext,
): { value: Resolved; errors: TemplateError[] } {
  const errors: TemplateError[] = [];
  const visit = (member: unknown, path: string): Resolved => {
    if (typeof member === 'string') {
      return evaluateText(member, context, error =>
        errors.push({ path, ...error }),
      );
    }
    if (Array.isArray(member)) {
      return member.map((item, index) => visit(item, `${path}[${index}]`));
    }
    if (typeof member === 'object' && member !== null) {
      return Object.fromEntries(
        Object.entries(member).map(([key, item]) => [
          key,
          visit(item, path === '' ? key : `${path}.${key}`),
        ]),
      );
    }
    return member as Resolved;
  };
  return { value: visit(value, ''), errors };
}

/** What is wrong with expressions before anything is known of their variables. */
export function templateSyntaxErrors(
  value: unknown,
  variables: readonly string[] | Readonly<Record<string, CelType>>,
  references: readonly string[],
): TemplateError[] {
  const errors: TemplateError[] = [];
  const types = Array.isArray(variables)
    ? variables.map((name): [string, CelType] => [name, 'map'])
    : Object.entries(variables as Record<string, CelType>);
  const context = {
    variables: Object.fromEntries(
      types.map(([name, type]) => [name, type === 'string' ? '' : {}]),
    ),
    references,
  };
  const visit = (member: unknown, path: string): void => {
    if (typeof member === 'string') {
      piecesOf(member, context, error => errors.push({ path, ...error }));
    } else if (typeof member === 'object' && member !== null) {
      for (const [key, item] of Object.entries(member)) {
        visit(item, path === '' ? key : `${path}.${key}`);
      }
    }
  };
  visit(value, '');
  return errors;
}

/** Whether a value holds an expression anywhere. */
export function hasTemplate(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes('${{');
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).some(hasTemplate)
    : false;
}

type Report = (error: Omit<TemplateError, 'path'>) => void;

function evaluateText(
  text: string,
  context: TemplateContext,
  report: Report,
): Resolved {
  if (!text.includes('${{')) {
    return text;
  }
  const pieces = piecesOf(text, context, report);
  const values = pieces.map(piece => valueOf(piece, context, report));
  if (values.length === 1) {
    return values[0];
  }
  if (!values.some(isReference)) {
    return values.map(asText).join('');
  }
  return {
    [JOIN]: values.map(part => (isReference(part) ? part : asText(part))),
  };
}

function piecesOf(
  text: string,
  { variables, references }: TemplateContext,
  report: Report,
): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  while (rest !== '') {
    const start = rest.indexOf('${{');
    const end = start < 0 ? -1 : rest.indexOf('}}', start);
    if (start < 0 || end < 0) {
      if (start >= 0) {
        report({
          message: 'An expression is not closed.',
          mend: 'End it with }}.',
        });
      }
      pieces.push({ text: rest });
      break;
    }
    if (start > 0) {
      pieces.push({ text: rest.slice(0, start) });
    }
    const source = rest.slice(start + 3, end).trim();
    rest = rest.slice(end + 2);
    const [, root, path] = source.match(REFERENCE_PATH) ?? [];
    const known = root === 'stack' && KNOWN_FACTS.includes(path.slice(1));
    if (root && !known && references.includes(root)) {
      pieces.push({ reference: source });
      continue;
    }
    const compiled = compileCel(source, typesOf(variables));
    if ('error' in compiled) {
      report({
        message: `The expression ${source} cannot be read: ${compiled.error}`,
        mend: `Known are ${[...Object.keys(variables), ...references].join(
          ', ',
        )}.`,
      });
      pieces.push({ text: '' });
    } else {
      pieces.push({ program: compiled.program });
    }
  }
  return pieces;
}

function typesOf(
  variables: TemplateContext['variables'],
): Record<string, CelType> {
  return Object.fromEntries(
    Object.keys(variables)
      .sort()
      .map(name => [
        name,
        typeof variables[name] === 'string' ? 'string' : 'map',
      ]),
  );
}

function valueOf(
  piece: Piece,
  { variables }: TemplateContext,
  report: Report,
): Resolved {
  if ('text' in piece) {
    return piece.text;
  }
  if ('reference' in piece) {
    return { [REFERENCE]: piece.reference };
  }
  try {
    return asJson(piece.program({ ...variables }));
  } catch (error) {
    report({
      message: `An expression has no value here: ${summary(error)}`,
      mend: 'Test with has(…) first, or give what it asks for.',
    });
    return '';
  }
}

/** Variables of an expression, in the form that CEL reads. */
export function celVariables(
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, celValue(value)]),
  );
}

function isReference(value: Resolved): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    REFERENCE in value
  );
}

function asText(value: Resolved): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asJson(value: unknown): Resolved {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (value instanceof Map) {
    return Object.fromEntries(
      [...value].map(([key, member]) => [String(key), asJson(member)]),
    );
  }
  if (Array.isArray(value)) {
    return value.map(asJson);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, asJson(member)]),
    );
  }
  return value === undefined ? '' : (value as Resolved);
}
