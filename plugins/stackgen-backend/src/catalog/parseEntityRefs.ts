import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Problem } from 'backstage-plugin-stackgen-common';
import { InvalidInputError } from '../problems/InvalidInputError';

/**
 * Refs in the one form that the catalog has them in, without repetitions.
 *
 * @param where - Name of the list in the request.
 */
export function parseEntityRefs(refs: string[], where: string): string[] {
  const parsed = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, ref] of refs.entries()) {
    const normal = normalEntityRef(ref);
    if (normal === undefined) {
      problems.push({
        severity: 'error',
        code: 'invalid-entity-ref',
        where: refs.length === 1 ? where : `${where}.${index}`,
        message: `${JSON.stringify(ref)} is not an entity ref.`,
        mend: 'Write it as kind:namespace/name, such as system:default/shop.',
      });
    } else {
      parsed.add(normal);
    }
  }
  if (problems.length > 0) {
    throw new InvalidInputError('The request is not valid.', problems);
  }
  return [...parsed];
}

/** A ref in the form that the catalog has it in; undefined when it is none. */
export function normalEntityRef(ref: string): string | undefined {
  // Databases refuse some of these characters, and no entity has them.
  if (/[\p{Cc}\p{Cs}]/u.test(ref)) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    return undefined;
  }
}
