import type { Skip } from '../terraform';
import { leavesOf, Unresolved, valuesAt, type PlainObject } from './plain';

/** A resource as rules see it, in one environment. */
export interface PolicyResource {
  readonly address: string;
  readonly type: string;
  readonly file: string;
  readonly entityRef?: string;
  readonly attributes: PlainObject;
  /** What scanners are told not to report, and why. */
  readonly skips: readonly Skip[];
}

const ADDRESS = /(?<![\w.-])[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*/g;

/** All resources of a stack in one environment. */
export class PolicyStack {
  readonly environment: string;
  readonly #byType: ReadonlyMap<string, readonly PolicyResource[]>;
  /** By type and attribute: what refers to an address with it. */
  readonly #referring = new Map<string, Map<string, PolicyResource[]>>();

  constructor(
    environment: string,
    byType: ReadonlyMap<string, readonly PolicyResource[]>,
  ) {
    this.environment = environment;
    this.#byType = byType;
  }

  types(): Iterable<string> {
    return this.#byType.keys();
  }

  ofType(type: string): readonly PolicyResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** Resources of a type that name another one in one of their attributes. */
  referring(
    { address }: PolicyResource,
    type: string,
    attribute: string,
  ): readonly PolicyResource[] {
    const key = `${type}.${attribute}`;
    let index = this.#referring.get(key);
    if (!index) {
      index = this.#indexOf(type, attribute);
      this.#referring.set(key, index);
    }
    return index.get(address) ?? [];
  }

  #indexOf(type: string, attribute: string): Map<string, PolicyResource[]> {
    const index = new Map<string, PolicyResource[]>();
    for (const resource of this.ofType(type)) {
      for (const address of addressesIn(resource.attributes, attribute)) {
        const others = index.get(address);
        if (others) {
          others.push(resource);
        } else {
          index.set(address, [resource]);
        }
      }
    }
    return index;
  }
}

function addressesIn(attributes: PlainObject, attribute: string): Set<string> {
  const texts = valuesAt(attributes, attribute).flatMap(value =>
    [...leavesOf(value)].flatMap(leaf =>
      leaf instanceof Unresolved ? [leaf.text] : [],
    ),
  );
  return new Set(texts.flatMap(text => text.match(ADDRESS) ?? []));
}
