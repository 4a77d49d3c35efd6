import { canonicalJson, sha256 } from './canonicalJson';
import { ownValue } from './ownValue';
import { REPLACING_ATTRIBUTES } from './replacingAttributes';

const HASH_LENGTH = 12;

/** Names of what cannot be changed in place; undefined when nothing is known. */
export function replacingAttributes(
  type: string,
): readonly string[] | undefined {
  return ownValue(REPLACING_ATTRIBUTES, type);
}

/**
 * Short hashes of those attributes of a resource that cannot be changed in
 * place, by name: what `GeneratedResource.replacing` holds. Attributes that are
 * not set have none.
 *
 * @param type - `aws_db_instance`
 * @param attributes - arguments and blocks as plain data, such as Terraform's
 *   JSON syntax
 * @returns undefined for a type of which nothing is known
 */
export function replacingHashes(
  type: string,
  attributes: Readonly<Record<string, unknown>>,
): Record<string, string> | undefined {
  const names = replacingAttributes(type);
  return (
    names &&
    Object.fromEntries(
      names.flatMap(name => {
        const value = ownValue(attributes, name);
        return value === undefined
          ? []
          : [[name, sha256(canonicalJson(value)).slice(0, HASH_LENGTH)]];
      }),
    )
  );
}
