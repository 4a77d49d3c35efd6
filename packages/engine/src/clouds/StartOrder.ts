/** Who waits for whom, so that nobody ever waits for itself. */
export class StartOrder<T> {
  readonly #after = new Map<T, Set<T>>();

  /**
   * Lets a user wait for what it uses.
   *
   * @returns whether it can: what it uses may wait for it already
   */
  wait(user: T, used: T): boolean {
    if (this.#reaches(used, user)) {
      return false;
    }
    this.#after.set(user, (this.#after.get(user) ?? new Set<T>()).add(used));
    return true;
  }

  /** Whether one is the other, or waits for it, over whatever many others. */
  #reaches(one: T, other: T): boolean {
    // A set goes on with what is added to it meanwhile.
    const reached = new Set([one]);
    for (const each of reached) {
      if (each === other) {
        return true;
      }
      this.#after.get(each)?.forEach(next => reached.add(next));
    }
    return false;
  }
}
