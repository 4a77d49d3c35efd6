import { DEFAULT_NAMESPACE, kindOfRef } from './EntityRef';
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
  readonly #known = new Map<string, readonly string[]>();
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
    return this.all(candidates)[0];
  }

  /** All that come about as near, the likeliest first. */
  all(candidates: readonly string[]): readonly string[] {
    const [wanted] = candidates;
    const known = wanted === undefined ? [] : this.#known.get(wanted);
    if (known || this.#known.size >= this.#limit) {
      return known ?? [];
    }
    const kinds = new Set(candidates.map(kindOfRef));
    // By what stands after the kind: whoever names none may mean any of them.
    // The default namespace, which all have, would make all of them alike.
    const refs = new Map<string, string[]>();
    for (const ref of this.#refs.filter(one => kinds.has(kindOfRef(one)))) {
      refs.set(shortRef(ref), [...(refs.get(shortRef(ref)) ?? []), ref]);
    }
    const found = nearest(shortRef(wanted), refs.keys()).flatMap(
      name => refs.get(name) ?? [],
    );
    this.#known.set(wanted, found);
    return found;
  }
}

function shortRef(ref: string): string {
  const name = ref.slice(ref.indexOf(':') + 1);
  const namespace = `${DEFAULT_NAMESPACE}/`;
  return name.startsWith(namespace) ? name.slice(namespace.length) : name;
}
