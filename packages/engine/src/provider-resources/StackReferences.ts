import { nearest } from '../catalog';
import type { StackFoundation } from '../clouds/StackFoundation';
import {
  resolveReferences,
  type ReferenceStep,
} from '../expressions/resolveReferences';
import {
  celVariables,
  evaluateTemplates,
  type Resolved,
} from '../expressions/template';
import type { NodeScope } from '../resource-types/NodeScope';
import type { BlockHandle, Value } from '../terraform';

/** Blocks that a template may refer to: `self.arn`, `outputs.endpoint`. */
export interface ReferredBlocks {
  readonly self?: BlockHandle;
  readonly outputs?: BlockHandle;
}

/** Puts what templates of one node refer to in its place. */
export class StackReferences {
  readonly #scope: NodeScope;
  readonly #foundation: StackFoundation;

  constructor(scope: NodeScope, foundation: StackFoundation) {
    this.#scope = scope;
    this.#foundation = foundation;
  }

  /** What CEL knows of the node and its stack. */
  variables(): Record<string, unknown> {
    const { node } = this.#scope;
    const { appStack, region, cloud } = this.#foundation;
    return celVariables({
      node: {
        entityRef: node.entityRef,
        name: node.name,
        title: node.title ?? '',
        description: node.description ?? '',
        owner: node.owner ?? '',
        system: node.system ?? '',
        lifecycle: node.lifecycle ?? '',
      },
      stack: { name: appStack, region, cloud },
    });
  }

  /** Evaluates a template now, and resolves what it refers to. */
  render(text: string, about: string, blocks: ReferredBlocks): Value {
    const { value, errors } = evaluateTemplates(text, {
      variables: this.variables(),
      references: ['stack', 'variables', ...Object.keys(blocks)],
    });
    for (const { message, mend } of errors) {
      this.#report(about, message, mend);
    }
    return this.resolve(value, about, blocks);
  }

  /** Resolves the references of a value that was evaluated before. */
  resolve(value: Resolved, about: string, blocks: ReferredBlocks = {}): Value {
    return resolveReferences(
      value,
      (root, steps) => this.#lookup(root, steps, blocks),
      reference => {
        const known = this.#foundation
          .factNames(this.#scope)
          .map(name => `stack.${name}`);
        const [similar] = nearest(reference, known);
        this.#report(
          about,
          `There is no ${reference} on this cloud.`,
          similar
            ? `Did you mean ${similar}?`
            : `Known are ${[...known, ...Object.keys(blocks)].join(', ')}.`,
        );
      },
    );
  }

  #lookup(
    root: string,
    steps: readonly ReferenceStep[],
    blocks: ReferredBlocks,
  ): Value | undefined {
    if (root === 'stack') {
      const [name, ...rest] = steps;
      return memberOf(this.#foundation.fact(String(name), this.#scope), rest);
    }
    if (root === 'variables' && steps.length === 1) {
      return this.#scope.secretVariable(
        String(steps[0]),
        'a secret that its configuration asks for.',
      );
    }
    const block = blocks[root as keyof ReferredBlocks];
    return block?.ref(...steps);
  }

  #report(about: string, message: string, mend: string): void {
    this.#scope.report(about, {
      severity: 'error',
      code: 'bad-expression',
      message,
      mend,
    });
  }
}

/** A fact itself, or a member of one that is a list: `privateSubnetIds[0]`. */
function memberOf(
  fact: Value | undefined,
  steps: readonly ReferenceStep[],
): Value | undefined {
  if (steps.length === 0) {
    return fact;
  }
  const [index, ...rest] = steps;
  return Array.isArray(fact) && typeof index === 'number' && rest.length === 0
    ? fact[index]
    : undefined;
}
