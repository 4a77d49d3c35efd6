import { canonicalJson, sha256 } from './canonicalJson';
import { ownValue } from './ownValue';
import { REPLACING_ATTRIBUTES } from './replacingAttributes';

const HASH_LENGTH = 12;

/**
 * Short hashes of those attributes of a resource that cannot be changed in
 * place, by name: what `GeneratedResource.replacing` holds. Attributes that are
 * not set have none.
 *
 * @param type - `aws_db_instance`
 * @param valueOf - an argument or nested blocks as plain data, such as
 *   Terraform's JSON syntax
 * @param known - hashes of texts and numbers: resources of a stack have many of
 *   them in common
 * @returns undefined for a type of which nothing is known
 */
export function replacingHashes(
  type: string,
  valueOf: (name: string) => unknown,
  known = new Map<unknown, string>(),
): Record<string, string> | undefined {
  const names = ownValue(REPLACING_ATTRIBUTES, type);
  if (!names) {
    return undefined;
  }
  const hashes: Record<string, string> = {};
  for (const name of names) {
    const value = valueOf(name);
    if (value !== undefined) {
      hashes[name] = known.get(value) ?? hashOf(value);
      if (typeof value !== 'object') {
        known.set(value, hashes[name]);
      }
    }
  }
  return hashes;
}

function hashOf(value: unknown): string {
  return sha256(canonicalJson(value)).slice(0, HASH_LENGTH);
}
