import { NotFoundError } from '@backstage/errors';
import type {
  Mapping,
  Problem,
  PutMappingRequest,
  StandardsProfile,
  StoredMapping,
} from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { checkMapping, defaultMapping } from 'stackgen-engine';
import { getMapping } from '../database/operations/getMapping';
import { insertMapping } from '../database/operations/insertMapping';
import { listMappings } from '../database/operations/listMappings';
import { InvalidInputError } from '../problems/InvalidInputError';
import { StaleRevisionError } from '../problems/StaleRevisionError';

/** Mappings: the saved ones, and the product's own until it is saved. */
export class MappingService {
  readonly #knex: Knex;
  readonly #standards: () => readonly StandardsProfile[];

  static create(options: {
    knex: Knex;
    /** The standards as they are now: a mapping may name their modules. */
    standards: () => readonly StandardsProfile[];
  }): MappingService {
    return new MappingService(options);
  }

  private constructor(options: {
    knex: Knex;
    standards: () => readonly StandardsProfile[];
  }) {
    this.#knex = options.knex;
    this.#standards = options.standards;
  }

  async list(): Promise<StoredMapping[]> {
    const stored = await listMappings({ knex: this.#knex });
    const hasDefault = stored.some(
      ({ mapping }) => mapping.name === defaultMapping.name,
    );
    return [...(hasDefault ? [] : [builtIn()]), ...stored].sort((a, b) =>
      a.mapping.name < b.mapping.name ? -1 : 1,
    );
  }

  async get(name: string): Promise<StoredMapping> {
    const mapping = await this.#find(name);
    if (mapping === undefined) {
      throw new NotFoundError(`There is no mapping with the name "${name}".`);
    }
    return mapping;
  }

  /** The mapping that a request names; the default one when it names none. */
  async resolve(name: string = defaultMapping.name): Promise<Mapping> {
    const stored = await this.#find(name);
    if (stored === undefined) {
      throw new InvalidInputError('The request is not valid.', [
        {
          severity: 'error',
          code: 'unknown-mapping',
          where: 'mapping',
          message: `There is no mapping with the name "${name}".`,
          mend: 'Save it first, or name another.',
        },
      ]);
    }
    return stored.mapping;
  }

  async put(options: {
    name: string;
    request: PutMappingRequest;
    by: string;
  }): Promise<StoredMapping> {
    const { name, by } = options;
    const { mapping, expectedRevision } = options.request;
    if (mapping.name !== name) {
      throw new InvalidInputError('The mapping cannot be saved.', [
        {
          severity: 'error',
          code: 'other-name',
          where: 'name',
          message: `It is saved as "${name}", but its name is "${mapping.name}".`,
          mend: 'Make both the same.',
        },
      ]);
    }
    await this.#checkEdit(options.request);
    await insertMapping({
      knex: this.#knex,
      mapping,
      expectedRevision,
      createdAt: new Date(),
      createdBy: by,
    });
    return this.get(name);
  }

  /** What an edit is of; throws where the edit could not be saved. */
  async getForEdit(request: PutMappingRequest): Promise<StoredMapping> {
    await this.#checkEdit(request);
    return this.get(request.mapping.name);
  }

  /** Throws an error that lists every mistake in the mapping. */
  check(mapping: Mapping): void {
    const mistakes = findMistakes(mapping, this.#standards());
    if (mistakes.length > 0) {
      throw new InvalidInputError(
        `The mapping "${mapping.name}" is not valid.`,
        mistakes,
      );
    }
  }

  async #checkEdit(request: PutMappingRequest): Promise<void> {
    const { mapping, expectedRevision } = request;
    const { name } = mapping;
    // First, because what is wrong in an old state need not be mended.
    const newest = await getMapping({ knex: this.#knex, name });
    if ((newest?.revision ?? 0) !== expectedRevision) {
      throw new StaleRevisionError({
        what: `The mapping "${name}"`,
        expectedRevision,
      });
    }
    this.check(mapping);
  }

  async #find(name: string): Promise<StoredMapping | undefined> {
    const stored = await getMapping({ knex: this.#knex, name });
    return stored ?? (name === defaultMapping.name ? builtIn() : undefined);
  }
}

function builtIn(): StoredMapping {
  return { mapping: defaultMapping, revision: 0 };
}

/**
 * To the engine an unknown resource type is a warning, because a file may be
 * written for a newer release. Here it would be saved and then skip entities;
 * only those are let through that the default mapping names for the future.
 */
function findMistakes(
  mapping: Mapping,
  standards: readonly StandardsProfile[],
): Problem[] {
  const tolerated = new Set(
    checkMapping(defaultMapping).map(({ message }) => message),
  );
  return checkMapping(mapping, standards).filter(
    ({ severity, code, message }) =>
      severity === 'error' ||
      (code === 'unknown-resource-type' && !tolerated.has(message)),
  );
}
