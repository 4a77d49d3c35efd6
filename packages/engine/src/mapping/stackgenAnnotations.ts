import type { Problem } from 'backstage-plugin-stackgen-common';
import { ACCESS_ANNOTATION, compareText, type EntityNode } from '../catalog';

export const ANNOTATION_PREFIX = 'stackgen.io/';
export const RESOURCE_TYPE_ANNOTATION = 'stackgen.io/resource-type';
export const IMPLEMENTATION_ANNOTATION = 'stackgen.io/implementation';
export const IGNORE_ANNOTATION = 'stackgen.io/ignore';

const RESERVED = new Set([
  ACCESS_ANNOTATION,
  RESOURCE_TYPE_ANNOTATION,
  IMPLEMENTATION_ANNOTATION,
  IGNORE_ANNOTATION,
]);

/** What an entity's `stackgen.io/…` annotations say. */
export interface StackgenAnnotations {
  readonly ignore: boolean;
  readonly resourceType?: string;
  readonly implementation?: string;
  /** By parameter name (`stackgen.io/storage-gb` is `storageGb`), as written. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

export function readStackgenAnnotations(node: EntityNode): StackgenAnnotations {
  const problems: Problem[] = [];
  const parameters: [string, string][] = [];
  const own = Object.entries(node.annotations)
    .filter(([key]) => key.startsWith(ANNOTATION_PREFIX))
    .sort(([a], [b]) => compareText(a, b));
  for (const [key, value] of own) {
    const name = key.slice(ANNOTATION_PREFIX.length);
    if (!RESERVED.has(key) && name !== '') {
      parameters.push([camelCase(name), value.trim()]);
    }
  }
  const values = new Map(own);
  const ignore = (values.get(IGNORE_ANNOTATION) ?? '').trim().toLowerCase();
  if (!['', 'true', 'false', 'yes', 'no'].includes(ignore)) {
    problems.push({
      severity: 'warning',
      code: 'malformed-annotation',
      where: `${node.ref} → metadata.annotations → ${IGNORE_ANNOTATION}`,
      message: 'It is neither "true" nor "false" and was not read.',
      mend: `Write ${IGNORE_ANNOTATION}: "true", or remove it.`,
      entityRef: node.ref,
    });
  }
  const resourceType = values.get(RESOURCE_TYPE_ANNOTATION)?.trim();
  const implementation = values.get(IMPLEMENTATION_ANNOTATION)?.trim();
  return {
    ignore: ignore === 'true' || ignore === 'yes',
    ...(resourceType && { resourceType }),
    ...(implementation && { implementation }),
    parameters: Object.fromEntries(parameters),
    problems,
  };
}

function camelCase(name: string): string {
  return name.replace(/[-_.]+([\p{L}\p{N}])/gu, (_, letter: string) =>
    letter.toUpperCase(),
  );
}
