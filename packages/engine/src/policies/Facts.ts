import type { EnvironmentValues } from '../standards/EnvironmentValues';
import type { BlockHandle } from '../terraform';

/** A value that an argument has, and where: in all environments, or in one. */
export interface ArgumentValue {
  readonly value: unknown;
  readonly environment?: string;
}

const VARIABLE = /^\$\{var\.(\w+)\}$/;

/** The start of an interpolation: the address of what it refers to. */
const ADDRESS = /\{([^\s.[\](){}]+\.[^\s.[\](){}]+)[.[]/g;

/** What rules ask about the resources of a stack. */
export class Facts {
  readonly #values: EnvironmentValues;
  readonly #byType = new Map<string, BlockHandle[]>();
  /** By type and argument, then by the address that the argument refers to. */
  readonly #referring = new Map<string, Map<string, BlockHandle[]>>();

  static of(resources: readonly BlockHandle[], values: EnvironmentValues) {
    return new Facts(resources, values);
  }

  private constructor(
    resources: readonly BlockHandle[],
    values: EnvironmentValues,
  ) {
    this.#values = values;
    for (const block of resources) {
      addTo(this.#byType, block.type, block);
    }
  }

  /**
   * Everything that a path leads to: one value, several where a block repeats,
   * and one for each environment where a variable decides. A path to nothing
   * gives one value that is undefined.
   */
  valuesAt(block: BlockHandle, path: string): ArgumentValue[] {
    const [name, ...steps] = path.split('.');
    return this.valuesIn(block.argument(name), steps);
  }

  /** The same, in a part of a block. */
  valuesIn(part: unknown, steps: readonly string[]): ArgumentValue[] {
    let found: unknown[] = [part];
    for (const step of steps) {
      found = found
        .flat()
        .map(value => (Object(value) as Record<string, unknown>)[step]);
    }
    return found.flatMap(value => this.#inEnvironments(value));
  }

  /** Resources of a type that refer to another one by an argument. */
  referring(
    type: string,
    argument: string,
    { address }: BlockHandle,
  ): readonly BlockHandle[] {
    const key = `${type} ${argument}`;
    let byAddress = this.#referring.get(key);
    if (!byAddress) {
      byAddress = new Map();
      this.#referring.set(key, byAddress);
      for (const block of this.#byType.get(type) ?? []) {
        for (const referred of this.#addressesAt(block, argument)) {
          addTo(byAddress, referred, block);
        }
      }
    }
    return byAddress.get(address) ?? [];
  }

  #addressesAt(block: BlockHandle, argument: string): Set<string> {
    return new Set(
      this.valuesAt(block, argument).flatMap(({ value }) =>
        typeof value === 'string'
          ? [...value.matchAll(ADDRESS)].map(([, address]) => address)
          : [],
      ),
    );
  }

  #inEnvironments(value: unknown): ArgumentValue[] {
    const name = typeof value === 'string' && VARIABLE.exec(value)?.[1];
    if (!name) {
      return [{ value }];
    }
    const given = this.#values.environments.flatMap(environment => {
      const own = this.#values.valueIn(environment, name);
      return own === undefined ? [] : [{ value: own, environment }];
    });
    // One that people fill in is known to nobody yet.
    return given.length > 0 ? given : [{ value }];
  }
}

function addTo<K, V>(groups: Map<K, V[]>, key: K, member: V): void {
  const group = groups.get(key);
  if (group) {
    group.push(member);
  } else {
    groups.set(key, [member]);
  }
}
