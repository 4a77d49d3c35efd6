import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AppStackDetail,
  Cloud,
  CreateAppStackRequest,
  Mapping,
  NodeSettings,
  PreviewRequest,
  PreviewResponse,
  SyncMode,
  SyncRequest,
} from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { parseEntityRefs } from '../catalog/parseEntityRefs';
import { readEntities } from '../catalog/readEntities';
import { getFiles } from '../database/operations/getFiles';
import { insertAppStack } from '../database/operations/insertAppStack';
import { insertRevision } from '../database/operations/insertRevision';
import type {
  GenerationResult,
  GenerationService,
} from '../generation/GenerationTask';
import type { MappingService } from '../mappings/MappingService';
import { InvalidInputError } from '../problems/InvalidInputError';
import type { Caller } from '../router/Caller';
import { readStandards } from '../standards/readStandards';
import type { AppStackReader } from './AppStackReader';
import { countChanges } from './countChanges';
import { isSameState } from './isSameState';
import { requireNewest } from './requireNewest';
import { requireResources } from './requireResources';
import { sourcesAfterSync } from './sourcesAfterSync';
import { entityRefsOf, type StoredAppStack } from './StoredAppStack';

interface Options {
  knex: Knex;
  config: RootConfigService;
  catalog: CatalogService;
  generation: GenerationService;
  mappings: MappingService;
  reader: AppStackReader;
}

interface GenerateOptions {
  caller: Caller;
  /** What the request names; what the appStack was made for when it does not. */
  entityRefs?: string[];
  cloud: Cloud;
  region?: string;
  name?: string;
  mapping: Mapping;
  stored?: StoredAppStack;
  mode?: SyncMode;
  settings?: Record<string, NodeSettings>;
  takeTheirs?: Record<string, string[]>;
}

/** Makes appStacks from the catalog, and brings them up to date with it. */
export class AppStackWriter {
  readonly #options: Options;

  static create(options: Options): AppStackWriter {
    return new AppStackWriter(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /** What a sync would make; writes nothing. */
  async preview(options: {
    request: PreviewRequest;
    caller: Caller;
  }): Promise<PreviewResponse> {
    const { request, caller } = options;
    const { mappings, reader } = this.#options;
    const stored =
      request.appStackId === undefined
        ? undefined
        : await reader.get({ id: request.appStackId, caller });
    if (stored && stored.summary.cloud !== request.cloud) {
      throw new InvalidInputError('The request is not valid.', [
        {
          severity: 'error',
          code: 'other-cloud',
          where: 'cloud',
          message: `The appStack "${stored.summary.name}" is for ${stored.summary.cloud}; that cannot change.`,
          mend: 'Make a new appStack for the other cloud.',
        },
      ]);
    }
    if (request.draftMapping) {
      mappings.check(request.draftMapping);
    }
    const { generation, difference } = await this.#generate({
      ...request,
      caller,
      mapping:
        request.draftMapping ??
        (await mappings.resolve(request.mapping ?? stored?.summary.mapping)),
      stored,
    });
    return { ...generation, difference };
  }

  async create(options: {
    request: CreateAppStackRequest;
    caller: Caller;
  }): Promise<AppStackDetail> {
    const { request, caller } = options;
    const { knex, mappings, reader } = this.#options;
    const { generation, difference, sources } = await this.#generate({
      ...request,
      caller,
      mapping: await mappings.resolve(request.mapping),
    });
    requireResources(generation);
    const id = randomUUID();
    await insertAppStack({
      knex,
      id,
      content: {
        mode: 'create',
        createdAt: new Date(),
        createdBy: caller.ref,
        counts: countChanges(difference),
        generation,
        sources,
      },
    });
    return reader.getDetail({ id, caller });
  }

  /**
   * Writes the next revision. When the catalog, the mapping and the standards
   * say what the newest revision says already, that one stays the newest.
   */
  async sync(options: {
    id: string;
    request: SyncRequest & { mode: SyncMode };
    caller: Caller;
  }): Promise<AppStackDetail> {
    const { id, request, caller } = options;
    const { knex, mappings, reader } = this.#options;
    const { expectedRevision } = request;
    const stored = await reader.get({ id, caller });
    requireNewest(stored, expectedRevision);
    const { before, selection, ...result } = await this.#generate({
      ...request,
      caller,
      cloud: stored.summary.cloud,
      mapping: await mappings.resolve(
        request.mapping ?? stored.summary.mapping,
      ),
      stored,
    });
    const { generation, difference } = result;
    requireResources(generation);
    if (!isSameState({ before, stored, after: generation })) {
      await insertRevision({
        knex,
        appStackId: id,
        expectedRevision,
        content: {
          mode: request.mode,
          createdAt: new Date(),
          createdBy: caller.ref,
          counts: countChanges(difference),
          generation,
          sources: sourcesAfterSync({
            stored,
            mode: request.mode,
            selection,
            result,
          }),
        },
      });
    }
    return reader.getDetail({ id, caller });
  }

  async #generate(options: GenerateOptions) {
    const { caller, stored, cloud, mapping } = options;
    const { knex, catalog, config, generation } = this.#options;
    const standards = readStandards(config);
    const selection = options.entityRefs
      ? parseEntityRefs(options.entityRefs, 'entityRefs')
      : stored?.appStack.entityRefs ?? [];
    const entities = await readEntities({
      catalog,
      credentials: caller.credentials,
      selection,
      // To tell what left the catalog from what is only not selected.
      alsoRefs: stored && entityRefsOf(stored),
      // What it was made for may have left the catalog since.
      required: selection.filter(
        ref => !stored?.appStack.entityRefs.includes(ref),
      ),
    });
    const before = stored && {
      appStack: stored.appStack,
      resources: stored.outcome.resources,
      files: await getFiles({
        knex,
        appStackId: stored.summary.id,
        revision: stored.summary.revision.revision,
      }),
    };
    const result: GenerationResult = await generation.run({
      input: {
        entities,
        entityRefs: selection,
        cloud,
        region: options.region ?? stored?.summary.region,
        name: stored?.summary.name ?? options.name,
        mapping,
        standards,
        stored: stored?.appStack,
        mode: stored && (options.mode ?? 'merge'),
        settings: options.settings,
        takeTheirs: options.takeTheirs,
        today: new Date().toISOString().slice(0, 10),
      },
      before,
    });
    return { ...result, before, selection };
  }
}
