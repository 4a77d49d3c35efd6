import { compareText } from '../catalog/compare';
import { sha256 } from './canonicalJson';
import { toIdentifier } from './identifier';
import { isReservedAddress } from './reservedAddresses';

/** What an address is made of. */
export interface AddressedEntity {
  readonly entityRef: string;
  readonly name: string;
  readonly kind: string;
  readonly namespace: string;
}

/** Longest address; suffixes of several blocks still fit behind it. */
const MAX_LENGTH = 50;
const HASH_LENGTH = 6;

/**
 * Gives every entity its Terraform name: the entity's own where it is free,
 * else with the kind, else with kind and namespace, else with a short hash.
 * The order of the entities does not matter. Names that are taken stay as they
 * are, whether their entities are among the given ones or not.
 *
 * @param taken - addresses by entity ref, stable for ever
 * @returns the addresses of the given entities by ref
 */
export function assignAddresses(
  entities: readonly AddressedEntity[],
  taken: ReadonlyMap<string, string>,
): Map<string, string> {
  const assigned = new Map<string, string>();
  const used = new Set(taken.values());
  const open = new Map<string, AddressedEntity>();
  for (const entity of entities) {
    const address = taken.get(entity.entityRef);
    if (address === undefined) {
      open.set(entity.entityRef, entity);
    } else {
      assigned.set(entity.entityRef, address);
    }
  }

  // All plain names are given before any longer one, so that nobody loses
  // `resource_orders` to an entity that had to make way for another `orders`.
  const refs = [...open.keys()].sort(compareText);
  for (let round = 0; open.size > 0; round++) {
    for (const ref of refs) {
      const entity = open.get(ref);
      const candidate = entity && candidateOf(entity, round);
      if (candidate && !used.has(candidate) && !isReservedAddress(candidate)) {
        used.add(candidate);
        assigned.set(ref, candidate);
        open.delete(ref);
      }
    }
  }
  return assigned;
}

function candidateOf(
  { entityRef, name, kind, namespace }: AddressedEntity,
  round: number,
): string | undefined {
  const plain = toIdentifier(name);
  const kindWord = toIdentifier(kind) ?? 'entity';
  switch (round) {
    case 0:
      return plain && fit(plain, entityRef);
    case 1:
      return withWords(kindWord, name, entityRef);
    case 2:
      return withWords(`${kindWord}_${namespace}`, name, entityRef);
    default: {
      const hash = sha256(entityRef).repeat(1 + Math.floor(round / 8));
      const length = HASH_LENGTH + 2 * (round - 3);
      return `${cut(`entity_${plain ?? kindWord}`, length)}_${hash.slice(
        0,
        length,
      )}`;
    }
  }
}

// `override` must not stand at the end, wherever the other word goes.
function withWords(
  words: string,
  name: string,
  entityRef: string,
): string | undefined {
  const before = toIdentifier(`${words}_${name}`);
  if (before === toIdentifier(words)) {
    return undefined;
  }
  if (before === undefined || !/(^|_)override$/.test(before)) {
    return before && fit(before, entityRef);
  }
  const after = toIdentifier(`${name}_${words}`);
  return after && fit(after, entityRef);
}

function fit(identifier: string, entityRef: string): string {
  return identifier.length <= MAX_LENGTH
    ? identifier
    : `${cut(identifier, HASH_LENGTH)}_${sha256(entityRef).slice(
        0,
        HASH_LENGTH,
      )}`;
}

function cut(identifier: string, hashLength: number): string {
  return identifier
    .slice(0, Math.max(1, MAX_LENGTH - 1 - hashLength))
    .replace(/_+$/, '');
}
