import type { Entity } from '@backstage/catalog-model';
import { UsageError } from '../exitCodes';
import { readYamlFile, type YamlDocument } from '../readYaml';
import { envelopeOf } from './envelope';
import { findFiles } from './findFiles';
import { Places } from './Places';
import { isPortal, readPortal, TOKEN_VARIABLE } from './portalCatalog';

/** Entities, and what else was found on the way to them. */
export interface Catalog {
  readonly entities: Entity[];
  /** Where each entity is written. */
  readonly places: Places;
  /** What could not be read: `file:line: reason`. */
  readonly errors: string[];
  /** `file:line` of what is no entity, in files of a folder or glob. */
  readonly passedOver: string[];
}

const NO_ENTITY = {
  other: 'This is not an entity; apiVersion, kind and metadata are expected.',
  skeleton:
    'This is the skeleton of a software template: its name has a placeholder. Name files of entities.',
};

/**
 * Reads catalog files, and the catalogs of running portals. What cannot be read is reported, and the rest still
 * counts. Files that are found, rather than named, may hold other things than
 * entities: folders of a repository do.
 *
 * @param token - for portals; the environment's when not given
 * @throws UsageError when no pattern finds a file, or a portal refuses.
 */
export async function readCatalog(
  patterns: readonly string[],
  token = process.env[TOKEN_VARIABLE],
): Promise<Catalog> {
  const portals = patterns.filter(isPortal);
  const fromPortals: Entity[] = [];
  for (const portal of portals) {
    fromPortals.push(...(await readPortal(portal, token)));
  }
  const { files, missing } = await findFiles(
    patterns.filter(pattern => !isPortal(pattern)),
  );
  const errors = missing.map(
    pattern =>
      `${pattern}: There is no such file. Name a YAML file, a folder with YAML files, or a quoted glob.`,
  );
  if (files.length === 0 && portals.length === 0) {
    throw new UsageError('--catalog finds no file.', errors);
  }
  const read: { entity: Entity; document: YamlDocument }[] = [];
  const passedOver: string[] = [];
  for (const { path, named } of files) {
    const file = await readYamlFile(path);
    if (file.isTemplate && !named && file.errors.length > 0) {
      passedOver.push(`${path}:1`);
    } else {
      errors.push(...file.errors);
    }
    for (const document of file.documents) {
      const { value, line } = document;
      const envelope = envelopeOf(value);
      if (envelope === 'entity') {
        read.push({ entity: value as Entity, document });
      } else if (typeof envelope === 'object') {
        errors.push(`${path}:${line()}: ${envelope.reason}`);
      } else if (named) {
        errors.push(`${path}:${line()}: ${NO_ENTITY[envelope]}`);
      } else {
        passedOver.push(`${path}:${line()}`);
      }
    }
  }
  return {
    entities: [...fromPortals, ...read.map(({ entity }) => entity)],
    places: Places.create(read),
    errors,
    passedOver,
  };
}
