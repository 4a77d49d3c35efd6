import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { Problem } from 'backstage-plugin-stackgen-common';
import type { YamlDocument } from '../readYaml';

/** An entity and the document that it was read from. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly document: YamlDocument;
}

/** Where the entities of a catalog are written. */
export class Places {
  readonly #placed: ReadonlyMap<string, readonly PlacedEntity[]>;

  private constructor(placed: ReadonlyMap<string, readonly PlacedEntity[]>) {
    this.#placed = placed;
  }

  static create(read: readonly PlacedEntity[]): Places {
    const placed = new Map<string, PlacedEntity[]>();
    for (const one of read) {
      const ref = refOf(one.entity);
      const same = placed.get(ref);
      if (same) {
        same.push(one);
      } else {
        placed.set(ref, [one]);
      }
    }
    return new Places(placed);
  }

  /** All entities of a ref; more than one when the catalog repeats itself. */
  of(ref: string): readonly PlacedEntity[] {
    return this.#placed.get(ref) ?? [];
  }

  /** `catalog.yaml:3`; several when the entity is there more than once. */
  ofEntity(
    ref: string,
    /** A field of the entity, to name its line. */
    field: readonly string[] = [],
  ): string | undefined {
    const lines = this.of(ref).map(
      ({ document }) => `${document.path}:${document.line(field)}`,
    );
    return lines.length > 0 ? lines.join(', ') : undefined;
  }

  /** The line that a problem is about, as far as its `where` names it. */
  ofProblem({ entityRef, where }: Problem): string | undefined {
    if (entityRef === undefined) {
      return undefined;
    }
    const [ref, fields = '', ...keys] = where.split(' → ');
    return this.ofEntity(
      entityRef,
      ref === entityRef
        ? [...fields.split(/[.[\]]+/).filter(Boolean), ...keys]
        : [],
    );
  }
}

function refOf({ kind, metadata }: Entity): string {
  const { name, namespace } = (metadata ?? {}) as Partial<Entity['metadata']>;
  return stringifyEntityRef({
    kind: kind.trim(),
    namespace: String(namespace ?? '').trim() || DEFAULT_NAMESPACE,
    name: String(name ?? '').trim(),
  });
}
