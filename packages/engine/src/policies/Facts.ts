import type { EnvironmentValues } from '../standards/EnvironmentValues';
import type { BlockHandle, Value } from '../terraform';

/** A value that an argument has, and where: in all environments, or in one. */
export interface ArgumentValue {
  readonly value: unknown;
  readonly environment?: string;
}

const VARIABLE = /^\$\{var\.(\w+)\}$/;

/** What an expression refers to, wherever in it: the address of a resource. */
const ADDRESS = /[{\s([,=]([^\s.[\](){}"',=]+\.[^\s.[\](){}"',=]+)[.[]/g;

/** What rules ask about the resources of a stack. */
export class Facts {
  readonly #values: EnvironmentValues;
  #byAddress: ReadonlyMap<string, BlockHandle> | undefined;
  readonly #locals = new Map<string, Value>();
  readonly #byType = new Map<string, BlockHandle[]>();
  readonly #modules: BlockHandle[] = [];
  #inModules: ReadonlySet<string> | undefined;
  /** By type and argument, then by the address that the argument refers to. */
  readonly #referring = new Map<string, Map<string, BlockHandle[]>>();

  static of(blocks: readonly BlockHandle[], values: EnvironmentValues) {
    return new Facts(blocks, values);
  }

  private constructor(
    blocks: readonly BlockHandle[],
    values: EnvironmentValues,
  ) {
    this.#values = values;
    for (const block of blocks) {
      if (block.kind === 'resource') {
        addTo(this.#byType, block.type, block);
      } else if (block.kind === 'module') {
        this.#modules.push(block);
      } else if (block.kind === 'locals') {
        for (const [name, value] of Object.entries(block.attributes)) {
          this.#locals.set(name, value);
        }
      }
    }
  }

  get environments(): readonly string[] {
    return this.#values.environments;
  }

  /** What a local is set to. */
  local(name: string): Value {
    return this.#locals.get(name);
  }

  /** Resources of a type. */
  ofType(type: string): readonly BlockHandle[] {
    return this.#byType.get(type) ?? [];
  }

  /**
   * Everything that a path leads to: one value, several where a block repeats,
   * and one for each environment where a variable decides. A path to nothing
   * gives one value that is undefined.
   */
  valuesAt(block: BlockHandle, path: string): ArgumentValue[] {
    if (!path.includes('.')) {
      return this.#inEnvironments(block.argument(path));
    }
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

  /** The same, with each member of a list for itself. */
  membersAt(block: BlockHandle, path: string): ArgumentValue[] {
    return this.#membersOf(this.valuesAt(block, path));
  }

  /** The same, in a part of a block. */
  membersIn(part: unknown, path: string): ArgumentValue[] {
    return this.#membersOf(this.valuesIn(part, path.split('.')));
  }

  /** Nested blocks of one kind, also within others: `settings.flags`. */
  partsAt(block: BlockHandle, path: string): Record<string, unknown>[] {
    return this.valuesAt(block, path)
      .flatMap(({ value }) => [value].flat())
      .filter(part => part !== undefined)
      .map(part => Object(part) as Record<string, unknown>);
  }

  /** Resources that an argument refers to. */
  referred(block: BlockHandle, argument: string): BlockHandle[] {
    const addresses = this.#addressesAt(block, argument);
    if (addresses.size === 0) {
      return [];
    }
    this.#byAddress ??= new Map(
      [...this.#byType.values()].flat().map(one => [one.address, one]),
    );
    const byAddress = this.#byAddress;
    return [...addresses].flatMap(address => byAddress.get(address) ?? []);
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

  /** Whether some module is handed a resource, or something of it. */
  isHandedToModule({ address }: BlockHandle): boolean {
    this.#inModules ??= new Set(
      this.#modules.flatMap(block =>
        Object.keys(block.attributes).flatMap(name => {
          const text = JSON.stringify(block.argument(name)) ?? '';
          return [...text.matchAll(ADDRESS)].map(([, found]) => found);
        }),
      ),
    );
    return this.#inModules.has(address);
  }

  #addressesAt(block: BlockHandle, argument: string): Set<string> {
    return new Set(
      this.membersAt(block, argument).flatMap(({ value }) =>
        typeof value === 'string' && value.includes('${')
          ? [...value.matchAll(ADDRESS)].map(([, address]) => address)
          : [],
      ),
    );
  }

  #membersOf(values: ArgumentValue[]): ArgumentValue[] {
    if (!values.some(({ value }) => Array.isArray(value))) {
      return values;
    }
    return values.flatMap(one =>
      Array.isArray(one.value)
        ? one.value.flat().flatMap(member => this.#inEnvironments(member))
        : one,
    );
  }

  #inEnvironments(value: unknown): ArgumentValue[] {
    const name =
      typeof value === 'string' &&
      value.startsWith('${var.') &&
      VARIABLE.exec(value)?.[1];
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

/** All nested blocks of one kind. */
export function blocksAt(
  block: BlockHandle,
  name: string,
): Record<string, unknown>[] {
  return [block.argument(name)]
    .flat()
    .filter(one => one !== undefined)
    .map(one => Object(one) as Record<string, unknown>);
}

function addTo<K, V>(groups: Map<K, V[]>, key: K, member: V): void {
  const group = groups.get(key);
  if (group) {
    group.push(member);
  } else {
    groups.set(key, [member]);
  }
}
