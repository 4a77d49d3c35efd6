import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { EntityNode } from '../catalog';

/** A compiled CEL condition over `entity`. */
export type Condition = (
  node: EntityNode,
) => { value: boolean } | { error: string; missing: boolean };

const MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const MAX_NESTED_MACROS = 2;
const MAX_PATTERN = 200;
const MAX_TEXT = 500;
const MAX_MEMBERS = 200;
const MAX_DEPTH = 6;

const environment = new Environment({
  homogeneousAggregateLiterals: false,
  limits: {
    maxAstNodes: 500,
    maxDepth: 32,
    maxListElements: 200,
    maxMapEntries: 200,
    maxCallArguments: 8,
  },
}).registerVariable('entity', 'map');

/**
 * Compiles a condition once. What it may do is bounded: it has no loops but
 * CEL's own, those nest twice at most, and it sees a trimmed copy of the
 * entity. Regular expressions must be literal and simple, because JavaScript's
 * can take for ever.
 *
 * @returns the condition, or what is wrong with the expression
 */
export function compileCondition(
  expression: string,
): { condition: Condition } | { error: string } {
  let parsed;
  try {
    parsed = environment.parse(expression);
    const check = parsed.check();
    if (!check.valid) {
      return { error: summary(check.error) };
    }
    if (check.type !== 'bool' && check.type !== 'dyn') {
      return { error: `It gives ${check.type}, not true or false.` };
    }
    const refused = refusal(parsed.ast, 0);
    if (refused) {
      return { error: refused };
    }
  } catch (error) {
    return { error: summary(error) };
  }
  const evaluate = parsed;
  return {
    condition: node => {
      try {
        const value: unknown = evaluate({ entity: celView(node) });
        return typeof value === 'boolean'
          ? { value }
          : { error: 'It gives neither true nor false.', missing: false };
      } catch (error) {
        return {
          error: summary(error),
          missing:
            (error as { code?: unknown } | undefined)?.code === 'no_such_key',
        };
      }
    },
  };
}

function summary(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return `${text.split('\n')[0].slice(0, 300).replace(/\.$/, '')}.`;
}

const views = new WeakMap<EntityNode, object>();

/** The entity as conditions see it: what is usual is there, if only empty. */
function celView(node: EntityNode): object {
  const known = views.get(node);
  if (known) {
    return known;
  }
  const spec = trimmed(node.entity.spec ?? {}, 0);
  const view = {
    ref: node.ref,
    kind: node.kind,
    apiVersion: trimmed(node.entity.apiVersion ?? '', 0),
    metadata: {
      ...(trimmed(node.entity.metadata, 0) as object),
      name: node.name,
      namespace: node.namespace,
      title: trimmed(node.title ?? '', 0),
      description: trimmed(node.description ?? '', 0),
      tags: trimmed(node.tags, 0),
      labels: trimmed(node.labels, 0),
      annotations: trimmed(node.annotations, 0),
    },
    spec: {
      ...(typeof spec === 'object' && !Array.isArray(spec) ? spec : {}),
      type: trimmed(node.type ?? '', 0),
      lifecycle: trimmed(node.lifecycle ?? '', 0),
      owner: trimmed(node.owner ?? '', 0),
      system: trimmed(node.system ?? '', 0),
    },
  };
  views.set(node, view);
  return view;
}

// CEL reads integers as such only when they are bigints.
function trimmed(value: unknown, depth: number): unknown {
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
      .map(member => trimmed(member, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MAX_MEMBERS)
      .map(([key, member]) => [key, trimmed(member, depth + 1)]),
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
      const refused = patternRefusal(pattern.args);
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

function patternRefusal(pattern: string): string | undefined {
  if (pattern.length > MAX_PATTERN) {
    return `The pattern of matches() has ${MAX_PATTERN} characters at most.`;
  }
  // Without escapes and character classes, what repeats stands out.
  const bare = pattern.replace(/\\[\s\S]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\)\s*[*+{]/.test(bare)) {
    return 'A group in the pattern of matches() must not be repeated.';
  }
  if ((bare.match(/[*+]|\{\d*,\d*\}/g) ?? []).length > 2) {
    return 'The pattern of matches() may repeat two times at most.';
  }
  try {
    // eslint-disable-next-line no-new
    new RegExp(pattern);
  } catch (error) {
    return summary(error);
  }
  return undefined;
}
