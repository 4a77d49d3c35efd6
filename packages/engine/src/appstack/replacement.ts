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
 * @returns undefined for a type of which nothing is known
 */
export function replacingHashes(
  type: string,
  valueOf: (name: string) => unknown,
): Record<string, string> | undefined {
  const names = ownValue(REPLACING_ATTRIBUTES, type);
  return (
    names &&
    Object.fromEntries(
      names.flatMap(name => {
        const value = valueOf(name);
        return value === undefined
          ? []
          : [[name, sha256(canonicalJson(value)).slice(0, HASH_LENGTH)]];
      }),
    )
  );
}
