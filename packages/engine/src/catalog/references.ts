import type { Problem } from 'backstage-plugin-stackgen-common';
import { onlyOne, type EntityNode } from './EntityNode';
import { parseReference, type GraphKind } from './EntityRef';
import { isFields } from './FieldReader';

/** A field of `spec` that names other entities. */
export type ReferenceField =
  | 'system'
  | 'domain'
  | 'subdomainOf'
  | 'subcomponentOf'
  | 'dependsOn'
  | 'dependencyOf'
  | 'providesApis'
  | 'consumesApis';

/** One mention of another entity in an entity's `spec`. */
export interface Reference {
  readonly field: ReferenceField;
  /** `spec.dependsOn[1]` */
  readonly path: string;
  readonly text: string;
  /** Refs it may mean, likeliest first; several when it names no kind. */
  readonly candidates: readonly string[];
}

const PROVIDERS: readonly GraphKind[] = ['Resource', 'Component'];
const CONSUMERS: readonly GraphKind[] = ['Component', 'Resource'];

/** Which fields each kind has, and the kinds they mean when they name none. */
const FIELDS: Record<
  GraphKind,
  Partial<Record<ReferenceField, readonly GraphKind[]>>
> = {
  Component: {
    system: ['System'],
    subcomponentOf: ['Component'],
    dependsOn: PROVIDERS,
    dependencyOf: CONSUMERS,
    providesApis: ['API'],
    consumesApis: ['API'],
  },
  Resource: {
    system: ['System'],
    dependsOn: PROVIDERS,
    dependencyOf: CONSUMERS,
  },
  API: { system: ['System'] },
  System: { domain: ['Domain'], dependsOn: ['Resource'] },
  Domain: { subdomainOf: ['Domain'] },
};

const SINGLE: ReadonlySet<string> = new Set<ReferenceField>([
  'system',
  'domain',
  'subdomainOf',
  'subcomponentOf',
]);

/** Spellings that Backstage passes over in silence. */
const MISSPELT = new Map(
  Object.entries<ReferenceField>({
    subComponentOf: 'subcomponentOf',
    subcomponentof: 'subcomponentOf',
    subComponentsOf: 'subcomponentOf',
    consumesApi: 'consumesApis',
    consumesAPIs: 'consumesApis',
    'consumes-api': 'consumesApis',
    'consumes-apis': 'consumesApis',
    providesApi: 'providesApis',
    providesAPIs: 'providesApis',
    'provides-api': 'providesApis',
    'provides-apis': 'providesApis',
    dependOn: 'dependsOn',
    dependson: 'dependsOn',
    'depends-on': 'dependsOn',
    dependenciesOf: 'dependencyOf',
  }),
);

/** Everything that an entity's `spec` says about other entities. */
export function readReferences(node: EntityNode): {
  references: Reference[];
  problems: Problem[];
} {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  const spec: unknown = node.entity.spec;
  if (!isFields(spec)) {
    return { references, problems };
  }
  const report = (
    severity: Problem['severity'],
    code: string,
    path: string,
    message: string,
    mend: string,
  ) =>
    problems.push({
      severity,
      code,
      where: `${node.ref} → ${path}`,
      message,
      mend,
      entityRef: node.ref,
    });

  const fields = FIELDS[node.kind];
  for (const written of Object.keys(spec)) {
    const meant = MISSPELT.get(written);
    if (meant && fields[meant]) {
      report(
        'info',
        'misspelt-field',
        `spec.${written}`,
        'Backstage has no such field, so it was not read.',
        `Write spec.${meant}.`,
      );
    }
  }

  for (const [name, kinds] of Object.entries(fields)) {
    const field = name as ReferenceField;
    const value = SINGLE.has(field) ? onlyOne(spec[field]) : spec[field];
    if (value === undefined || value === null || value === '') {
      continue;
    }
    if (SINGLE.has(field) && Array.isArray(value)) {
      report(
        'warning',
        'malformed-reference',
        `spec.${field}`,
        'It is a list, but an entity has only one, so none was taken.',
        'Write one reference.',
      );
      continue;
    }
    const list = Array.isArray(value) ? value : [value];
    for (const [index, text] of list.entries()) {
      const path = Array.isArray(value)
        ? `spec.${field}[${index}]`
        : `spec.${field}`;
      const candidates =
        typeof text === 'string'
          ? parseReference(text, { kinds, namespace: node.namespace })
          : undefined;
      if (!candidates) {
        report(
          'warning',
          'malformed-reference',
          path,
          'It is not an entity reference and was not read.',
          `Write it like ${kinds[0].toLowerCase()}:default/name.`,
        );
      } else if (candidates.includes(node.ref) && candidates.length === 1) {
        report(
          'info',
          'self-reference',
          path,
          'The entity refers to itself, which says nothing.',
          'Remove the reference.',
        );
      } else {
        references.push({
          field,
          path,
          text: String(text),
          candidates: candidates.filter(candidate => candidate !== node.ref),
        });
      }
    }
  }
  return { references, problems };
}
