import type { EntityNode } from '../catalog';
import { compileCel, summary } from '../expressions/cel';
import { celView } from '../expressions/celView';

/** A compiled CEL condition over `entity`. */
export type Condition = (
  node: EntityNode,
) => { value: boolean } | { error: string; missing: boolean };

/**
 * Compiles a condition once, see `compileCel` for its bounds.
 *
 * @returns the condition, or what is wrong with the expression
 */
export function compileCondition(
  expression: string,
): { condition: Condition } | { error: string } {
  const compiled = compileCel(expression, ['entity']);
  if ('error' in compiled) {
    return compiled;
  }
  const { program, type } = compiled;
  if (type !== 'bool' && type !== 'dyn') {
    return { error: `It gives ${type}, not true or false.` };
  }
  return {
    condition: node => {
      try {
        const value = program({ entity: celView(node) });
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
