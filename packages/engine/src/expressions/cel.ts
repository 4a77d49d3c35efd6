import { Environment, type ASTNode } from '@marcbachmann/cel-js';

const MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const MAX_NESTED_MACROS = 2;
const MAX_PATTERN = 200;
const MAX_TEXT = 500;
const MAX_MEMBERS = 200;
const MAX_DEPTH = 6;

/** A compiled expression; throws when it cannot be evaluated. */
export type CelProgram = (variables: Record<string, unknown>) => unknown;

/** Types of variables that an expression may refer to. */
export type CelType = 'map' | 'string';

const environments = new Map<string, Environment>();

/**
 * Compiles a CEL expression over some variables. What it may do is bounded: it
 * has no loops but CEL's own, those nest twice at most. Regular expressions
 * must be literal and simple, because JavaScript's can take for ever.
 *
 * @param variables - names of what it may refer to; maps, unless their types
 *   are given with them
 * @returns the program and the type of its result, or what is wrong with it
 */
export function compileCel(
  expression: string,
  variables: readonly string[] | Readonly<Record<string, CelType>>,
): { program: CelProgram; type: string } | { error: string } {
  try {
    const types = Array.isArray(variables)
      ? Object.fromEntries(variables.map(name => [name, 'map']))
      : variables;
    const parsed = environmentOf(types).parse(expression);
    const check = parsed.check();
    if (!check.valid) {
      return { error: summary(check.error) };
    }
    const refused = refusal(parsed.ast, 0);
    return refused
      ? { error: refused }
      : { program: parsed, type: check.type ?? 'dyn' };
  } catch (error) {
    return { error: summary(error) };
  }
}

function environmentOf(types: Readonly<Record<string, string>>): Environment {
  const key = JSON.stringify(types);
  let environment = environments.get(key);
  if (!environment) {
    environment = new Environment({
      homogeneousAggregateLiterals: false,
      limits: {
        maxAstNodes: 500,
        maxDepth: 32,
        maxListElements: 200,
        maxMapEntries: 200,
        maxCallArguments: 8,
      },
    });
    for (const [name, type] of Object.entries(types)) {
      environment.registerVariable(name, type);
    }
    environments.set(key, environment);
  }
  return environment;
}

/** What went wrong, as one sentence. */
export function summary(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return `${text.split('\n')[0].slice(0, 300).replace(/\.$/, '')}.`;
}

/**
 * Data as expressions see it: trimmed, so that evaluating is quick whatever the
 * catalog holds.
 */
// CEL reads integers as such only when they are bigints.
export function celValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return value.slice(0, MAX_TEXT);
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? BigInt(value) : value;
  }
  if (typeof value === 'boolean') {
    return value;
  }
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) {
    // CEL has null, and nothing that is undefined.
    // eslint-disable-next-line no-restricted-syntax
    return null;
  }
  if (Array.isArray(value)) {
    return value
      .slice(0, MAX_MEMBERS)
      .map(member => celValue(member, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_MEMBERS)
      .map(([key, member]) => [key, celValue(member, depth + 1)]),
  );
}

function refusal(node: ASTNode, macros: number): string | undefined {
  let nested = macros;
  if (node.op === 'rcall') {
    const [name, , parameters] = node.args;
    if (MACROS.has(name)) {
      nested += 1;
      if (nested > MAX_NESTED_MACROS) {
        return `At most ${MAX_NESTED_MACROS} of ${[...MACROS].join(
          ', ',
        )} may stand within each other.`;
      }
    }
    if (name === 'matches') {
      const [pattern] = parameters;
      if (pattern?.op !== 'value' || typeof pattern.args !== 'string') {
        return 'The pattern of matches() must be a literal text.';
      }
      const refused = patternRefusal(pattern.args, 'The pattern of matches()');
      if (refused) {
        return refused;
      }
    }
  }
  for (const child of childNodes(node.args)) {
    const refused = refusal(child, nested);
    if (refused) {
      return refused;
    }
  }
  return undefined;
}

function* childNodes(args: unknown): Generator<ASTNode> {
  if (Array.isArray(args)) {
    for (const member of args) {
      yield* childNodes(member);
    }
  } else if (typeof args === 'object' && args !== null && 'op' in args) {
    yield args as ASTNode;
  }
}

/** Why a regular expression could take for ever, or is none. */
export function patternRefusal(
  pattern: string,
  what: string,
): string | undefined {
  if (pattern.length > MAX_PATTERN) {
    return `${what} has ${MAX_PATTERN} characters at most.`;
  }
  // Without escapes and character classes, what repeats stands out.
  const bare = pattern.replace(/\\[\s\S]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\)\s*[*+{]/.test(bare)) {
    return `${what} must not repeat a group.`;
  }
  if ((bare.match(/[*+]|\{\d*,\d*\}/g) ?? []).length > 2) {
    return `${what} may repeat two times at most.`;
  }
  try {
    // eslint-disable-next-line no-new
    new RegExp(pattern);
  } catch (error) {
    return summary(error);
  }
  return undefined;
}
