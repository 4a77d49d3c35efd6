/**
 * The machine that a volume is on, and with it each volume that some pod mounts
 * as well: known when all pods are.
 */
export class SharedMachine {
  readonly #name: string;
  #same: SharedMachine | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** What names it: the first of its volumes, in the order of the alphabet. */
  get name(): string {
    return this.#first().#name;
  }

  /** One pod mounts volumes of both, so they are the same machine. */
  join(other: SharedMachine): void {
    const [first, second] = [this.#first(), other.#first()].sort((a, b) =>
      a.#name < b.#name ? -1 : 1,
    );
    if (first !== second) {
      second.#same = first;
    }
  }

  #first(): SharedMachine {
    return this.#same ? this.#same.#first() : this;
  }
}
