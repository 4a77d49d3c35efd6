import { parseEntityRef } from '@backstage/catalog-model';
import type { Generation } from 'backstage-plugin-stackgen-common';
import { describeEntityType } from '../common/describeEntityType';

/** One type of entities, as far as one rule decides about it. */
export interface TypeRow {
  /** Of no other row. */
  id: string;
  /** Stands in the address of the open row; rows of one rule share it. */
  key: string;
  /** "Component · service". */
  label: string;
  kind: string;
  type?: string;
  /** Absent when no rule decided. */
  rule?: string;
  entityRefs: string[];
  /** Why the entities were skipped, when they were. */
  skipped?: { reason: string; mend: string };
}

const UNMAPPED = 'type:';

export function unmappedRowKey(kind: string, type?: string): string {
  return `${UNMAPPED}${kind.toLocaleLowerCase('en-US')}/${type ?? ''}`;
}

export function isUnmappedRowKey(key: string): boolean {
  return key.startsWith(UNMAPPED);
}

/** The types of the entities, with the rule that decided, in a stable order. */
export function listTypeRows(
  outcome: Pick<Generation, 'included' | 'noInfrastructure' | 'skipped'>,
): TypeRow[] {
  const rows = new Map<string, TypeRow>();
  const add = (
    entity: { entityRef: string; entityType?: string },
    rule?: string,
    skipped?: TypeRow['skipped'],
  ) => {
    const { kind } = parseEntityRef(entity.entityRef);
    const type = entity.entityType;
    const id = JSON.stringify([kind, type ?? null, rule ?? null]);
    const row = rows.get(id) ?? {
      id,
      key: rule ?? unmappedRowKey(kind, type),
      label: describeEntityType(entity.entityRef, type),
      kind,
      type,
      rule,
      skipped,
      entityRefs: [],
    };
    row.entityRefs.push(entity.entityRef);
    rows.set(id, row);
  };
  for (const entity of [...outcome.included, ...outcome.noInfrastructure]) {
    add(entity, entity.rule);
  }
  for (const { reason, mend, ...entity } of outcome.skipped) {
    add(entity, undefined, { reason, mend });
  }
  return [...rows.values()].sort(
    (a, b) =>
      a.label.localeCompare(b.label, 'en-US') ||
      (a.rule ?? '').localeCompare(b.rule ?? '', 'en-US'),
  );
}
