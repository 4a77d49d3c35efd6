import {
  ACCESS_LEVELS,
  type AccessLevel,
  type Problem,
} from 'backstage-plugin-stackgen-common';
import type { EntityNode } from './EntityNode';
import { parseReference } from './EntityRef';
import { nearest } from './nearest';

/** What a consumer says it may do with the entities that it uses. */
export const ACCESS_ANNOTATION = 'stackgen.io/access';

export interface AccessWish {
  /** Refs that it may mean; absent when it is for all that has no own wish. */
  readonly candidates?: readonly string[];
  readonly text: string;
  readonly level: AccessLevel;
}

/**
 * Reads `stackgen.io/access`: one level for everything the entity uses, or
 * `resource:default/orders-db=read, orders-queue=publish`, or both.
 */
export function readAccess(node: EntityNode): {
  wishes: AccessWish[];
  problems: Problem[];
} {
  const wishes: AccessWish[] = [];
  const problems: Problem[] = [];
  const text = Object.hasOwn(node.annotations, ACCESS_ANNOTATION)
    ? node.annotations[ACCESS_ANNOTATION]
    : '';
  for (const part of text.split(/[,;\n]/)) {
    if (part.trim() === '') {
      continue;
    }
    const equals = part.lastIndexOf('=');
    const target = equals < 0 ? undefined : part.slice(0, equals).trim();
    const written = part.slice(equals + 1).trim();
    const level = ACCESS_LEVELS.find(
      known => known === written.toLowerCase().replace(/[-_ ]/g, ''),
    );
    const candidates =
      target === undefined
        ? undefined
        : parseReference(target, {
            kinds: ['Resource', 'Component', 'API'],
            namespace: node.namespace,
          });
    if (!level) {
      const [near] = nearest(written, ACCESS_LEVELS, 1);
      problems.push(
        accessProblem(
          node,
          'unknown-access-level',
          `"${written}" is no access level.`,
          `${
            near ? `Did you mean ${near}? ` : ''
          }Use one of ${ACCESS_LEVELS.join(', ')}.`,
        ),
      );
    } else if (target !== undefined && !candidates) {
      problems.push(
        accessProblem(
          node,
          'malformed-reference',
          `"${target}" is not an entity reference.`,
          'Write it like resource:default/name=read.',
        ),
      );
    } else {
      wishes.push({
        ...(candidates && { candidates }),
        text: target ?? written,
        level,
      });
    }
  }
  return { wishes, problems };
}

export function accessProblem(
  node: EntityNode,
  code: string,
  message: string,
  mend: string,
): Problem {
  return {
    severity: 'warning',
    code,
    where: `${node.ref} → metadata.annotations → ${ACCESS_ANNOTATION}`,
    message,
    mend,
    entityRef: node.ref,
  };
}
