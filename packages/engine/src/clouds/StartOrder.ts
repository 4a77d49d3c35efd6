/** Who waits for whom, so that nobody ever waits for itself. */
export class StartOrder<T> {
  readonly #after = new Map<T, Set<T>>();

  /**
   * Lets a user wait for what it uses.
   *
   * @returns whether it can: what it uses may wait for it already
   */
  wait(user: T, used: T): boolean {
    if (user === used || this.#waits(used, user)) {
      return false;
    }
    this.#after.set(user, (this.#after.get(user) ?? new Set<T>()).add(used));
    return true;
  }

  #waits(one: T, other: T, seen = new Set<T>()): boolean {
    const next = this.#after.get(one);
    if (!next || seen.has(one)) {
      return false;
    }
    seen.add(one);
    return (
      next.has(other) || [...next].some(each => this.#waits(each, other, seen))
    );
  }
}
