import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Freshness } from 'backstage-plugin-stackgen-common';
import { compareSources, describeSources } from 'stackgen-engine';
import type { MappingService } from '../mappings/MappingService';
import type { Caller } from '../router/Caller';
import { readStandards } from '../standards/readStandards';
import type { AppStackReader } from './AppStackReader';
import { readStackEntities } from './readStackEntities';

interface Options {
  config: RootConfigService;
  catalog: CatalogService;
  mappings: MappingService;
  reader: AppStackReader;
}

/**
 * Tells whether an appStack is still what the catalog, its mapping and the
 * standards say. Generates nothing.
 */
export class FreshnessChecker {
  readonly #options: Options;

  static create(options: Options): FreshnessChecker {
    return new FreshnessChecker(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /** As the caller sees the catalog; a sync would see it in the same way. */
  async check(options: { id: string; caller: Caller }): Promise<Freshness> {
    const { caller } = options;
    const { config, catalog, mappings, reader } = this.#options;
    const stored = await reader.get(options);
    const { summary, appStack } = stored;
    const now = describeSources({
      entities: await readStackEntities({ catalog, caller, stored }),
      entityRefs: appStack.entityRefs,
      cloud: summary.cloud,
      mapping: await mappings.resolve(summary.mapping),
      standards: readStandards(config),
      stored: appStack,
    });
    const { revision, fingerprint } = summary.revision;
    if (stored.sources === undefined) {
      const upToDate = fingerprint === now.fingerprint;
      return { revision, upToDate, causes: [], entities: [] };
    }
    const changes = compareSources(stored.sources, now.sources);
    return { revision, upToDate: changes.causes.length === 0, ...changes };
  }
}
