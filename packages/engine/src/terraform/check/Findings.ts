import type { Problem } from 'backstage-plugin-stackgen-common';
import type { BlockHandle } from '../BlockHandle';
import { nearest } from '../../catalog/nearest';

/** The kinds of problem that a document can have. */
export type FindingCode =
  | 'unknown-resource-type'
  | 'unknown-argument'
  | 'missing-argument'
  | 'read-only-argument'
  | 'wrong-type'
  | 'value-not-allowed'
  | 'block-expected'
  | 'argument-expected'
  | 'too-few-blocks'
  | 'too-many-blocks'
  | 'unknown-reference'
  | 'wrong-reference'
  | 'sensitive-output'
  | 'unused-declaration';

/** Collects what is wrong with one block. */
export class Findings {
  readonly #block: BlockHandle;
  readonly problems: Problem[] = [];

  constructor(block: BlockHandle) {
    this.#block = block;
  }

  /**
   * @param path - where in the block: `rule[0].status`; empty for all of it
   * @param mend - what to do about it
   */
  add(
    code: FindingCode,
    path: string,
    message: string,
    mend?: string,
    severity: Problem['severity'] = 'error',
  ): void {
    const { address, provenance } = this.#block;
    const { entityRef } = provenance;
    this.problems.push({
      severity,
      code,
      where: [entityRef, address, path].filter(Boolean).join(' → '),
      message,
      ...(mend !== undefined && { mend }),
      ...(entityRef !== undefined && { entityRef }),
    });
  }
}

/** "Did you mean …?", or what there is. */
export function suggest(wanted: string, names: Iterable<string>): string {
  const all = [...names].sort();
  const close = nearest(wanted, all, 1);
  if (close.length > 0) {
    return `Did you mean "${close[0]}"?`;
  }
  const shown = all.slice(0, 20).join(', ');
  return all.length === 0
    ? 'Nothing can be set here.'
    : `Known here: ${shown}${all.length > 20 ? ', …' : ''}.`;
}
