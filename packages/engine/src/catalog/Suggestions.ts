import { kindOfRef } from './EntityRef';
import { nearest } from './nearest';

const COMPARISONS = 50_000;
const LEAST_SEARCHES = 5;

/**
 * Finds what may have been meant by refs that are not there. Each search looks
 * at all refs, so among many entities with many mistakes only the first ones
 * get a suggestion: help must not cost more than the work.
 */
export class Suggestions {
  readonly #refs: readonly string[];
  readonly #known = new Map<string, string | undefined>();
  readonly #limit: number;

  private constructor(refs: readonly string[]) {
    this.#refs = refs;
    this.#limit = Math.max(
      LEAST_SEARCHES,
      Math.floor(COMPARISONS / Math.max(1, refs.length)),
    );
  }

  static create(refs: readonly string[]): Suggestions {
    return new Suggestions(refs);
  }

  /** The likeliest ref of one of the candidates' kinds. */
  for(candidates: readonly string[]): string | undefined {
    const [wanted] = candidates;
    if (wanted === undefined || this.#known.has(wanted)) {
      return this.#known.get(wanted);
    }
    if (this.#known.size >= this.#limit) {
      return undefined;
    }
    const kinds = new Set(candidates.map(kindOfRef));
    const [found] = nearest(
      wanted,
      this.#refs.filter(ref => kinds.has(kindOfRef(ref))),
      1,
    );
    this.#known.set(wanted, found);
    return found;
  }
}
