import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  AppStackDetail,
  AppStackNode,
  AppStackSummary,
  CloudInfo,
  CloudsFor,
  Conflict,
  CreateAppStackRequest,
  Difference,
  FileList,
  Freshness,
  Generation,
  Mapping,
  MappingEffect,
  MappingRule,
  MappingUse,
  PreviewRequest,
  PreviewResponse,
  Problem,
  PutMappingRequest,
  ResourceTypeInfo,
  RestoreRequest,
  Revision,
  StackgenApi,
  StackgenRequestOptions,
  StoredMapping,
  SyncRequest,
} from 'backstage-plugin-stackgen-common';
import { compareSamples } from './compareSamples';
import {
  clouds,
  defaultMapping,
  resourceTypes,
  shopEntities,
} from './sampleShop';
import { writeSampleFiles } from './writeSampleFiles';

type Method = keyof StackgenApi;

interface Stored {
  summary: AppStackSummary;
  generation: Generation;
  revisions: Revision[];
  /** Of each revision, by its number. */
  generations: Map<number, Generation>;
}

/** The error that the real client throws for such an answer. */
export async function responseError(
  status: number,
  name: string,
  message: string,
  problems?: Problem[],
): Promise<ResponseError> {
  const body = {
    error: { name, message, problems },
    response: { statusCode: status },
  };
  const text = JSON.stringify(body);
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: name,
    redirected: false,
    type: 'basic',
    url: 'http://localhost/api/stackgen/v1',
    headers: {
      get: () => 'application/json',
      has: () => true,
      forEach: () => {},
    } as unknown as Headers,
    text: async () => text,
  } as unknown as Response);
}

const list = (value: string | string[] | undefined) =>
  value === undefined ? [] : [value].flat().map(v => v.toLowerCase());

function matches(rule: MappingRule, entity: Entity): boolean {
  const any = (wanted: string[], given: string[]) =>
    wanted.length === 0 || wanted.some(word => given.includes(word));
  return (
    any(list(rule.match.kind), [entity.kind.toLowerCase()]) &&
    any(list(rule.match.type), [String(entity.spec?.type).toLowerCase()]) &&
    any(list(rule.match.tags), entity.metadata.tags ?? [])
  );
}

/**
 * A backend in memory, with a small engine of its own: rules by kind, type and
 * tag, one block per entity. For tests and for the dev app.
 */
export class FakeStackgenApi implements StackgenApi {
  readonly calls: { method: Method; args: unknown[] }[] = [];
  readonly failures = new Map<Method, Error>();
  /** Calls of these never answer before they are released. */
  readonly held = new Set<Method>();
  latency = 0;
  problems: Problem[] = [];
  conflicts: Conflict[] = [];
  entities: Entity[] = shopEntities;
  clouds: CloudInfo[] = clouds;
  /** Where the standards say something else for some entities. */
  cloudsFor?: (entityRefs: string[]) => CloudInfo[];
  resourceTypes: ResourceTypeInfo[] = resourceTypes;
  /** What of the sources of every appStack changed since its revision. */
  changes: Pick<Freshness, 'causes' | 'entities'> = {
    causes: [],
    entities: [],
  };
  /** How many appStacks use each mapping and may not be seen. */
  hiddenStacks = 0;
  /** AppStacks, by name, that cannot be looked at. */
  readonly unreadable = new Map<string, Error>();
  /** What the backend takes as the present time. */
  now = '2026-09-20T09:00:00.000Z';
  readonly stored = new Map<string, Stored>();
  readonly mappings = new Map<string, StoredMapping>([
    ['default', { mapping: defaultMapping, revision: 0 }],
  ]);

  lastCall<T>(method: Method): T {
    const calls = this.calls.filter(call => call.method === method);
    return calls[calls.length - 1]?.args as T;
  }

  async getResourceTypes(options?: StackgenRequestOptions) {
    await this.#answer('getResourceTypes', [], options);
    return this.resourceTypes;
  }

  async getClouds(of?: CloudsFor, options?: StackgenRequestOptions) {
    await this.#answer('getClouds', [of], options);
    const entityRefs =
      of && 'appStackId' in of
        ? this.stored.get(of.appStackId)!.summary.entityRefs
        : of?.entityRefs ?? [];
    return this.cloudsFor?.(entityRefs) ?? this.clouds;
  }

  async getMappings(options?: StackgenRequestOptions) {
    await this.#answer('getMappings', [], options);
    return [...this.mappings.values()];
  }

  async getMapping(name: string, options?: StackgenRequestOptions) {
    await this.#answer('getMapping', [name], options);
    const stored = this.mappings.get(name);
    if (!stored) {
      throw await responseError(404, 'NotFoundError', `No mapping "${name}".`);
    }
    return stored;
  }

  async putMapping(
    name: string,
    request: PutMappingRequest,
    options?: StackgenRequestOptions,
  ) {
    await this.#answer('putMapping', [name, request], options);
    const before = this.mappings.get(name);
    if (before && before.revision !== request.expectedRevision) {
      throw await responseError(
        409,
        'ConflictError',
        `The mapping is at revision ${before.revision}.`,
      );
    }
    const stored = {
      mapping: request.mapping,
      revision: request.expectedRevision + 1,
      updatedBy: 'user:default/guest',
      updatedAt: this.now,
    };
    this.mappings.set(name, stored);
    return stored;
  }

  async preview(
    request: PreviewRequest,
    options?: StackgenRequestOptions,
  ): Promise<PreviewResponse> {
    await this.#answer('preview', [request], options);
    const generation = this.#generate(request);
    const before = request.appStackId
      ? this.stored.get(request.appStackId)?.generation
      : undefined;
    const difference = compareSamples(before, generation);
    return {
      ...generation,
      difference: { ...difference, conflicts: before ? this.conflicts : [] },
    };
  }

  async getMappingUse(
    name: string,
    options?: StackgenRequestOptions,
  ): Promise<MappingUse> {
    await this.#answer('getMappingUse', [name], options);
    return {
      items: [...this.stored.values()]
        .map(({ summary }) => summary)
        .filter(({ mapping }) => mapping === name)
        .reverse(),
      hidden: this.hiddenStacks,
    };
  }

  async getMappingEffect(
    appStackId: string,
    request: PutMappingRequest,
    options?: StackgenRequestOptions,
  ): Promise<MappingEffect> {
    await this.#answer('getMappingEffect', [appStackId, request], options);
    const { summary } = this.stored.get(appStackId)!;
    const failure = this.unreadable.get(summary.name);
    if (failure) {
      throw failure;
    }
    const { cloud, entityRefs, mapping } = summary;
    const before = this.#generate({ cloud, entityRefs, mapping });
    const after = this.#generate({
      cloud,
      entityRefs,
      draftMapping: request.mapping,
    });
    const { resources, files } = compareSamples(before, after);
    const outcomes = ['included', 'noInfrastructure', 'skipped'] as const;
    const outcomeIn = (generation: Generation, ref: string) =>
      outcomes.find(outcome =>
        generation[outcome].some(({ entityRef }) => entityRef === ref),
      )!;
    return {
      revision: summary.revision.revision,
      entities: this.entities
        .map(entity => stringifyEntityRef(entity))
        .map(entityRef => ({
          entityRef,
          before: outcomeIn(before, entityRef),
          after: outcomeIn(after, entityRef),
        }))
        .filter(each => each.before !== each.after),
      orphans: [],
      resources,
      files: files.length,
      conflicts: this.conflicts,
      problems: [],
    };
  }

  async createAppStack(
    request: CreateAppStackRequest,
    options?: StackgenRequestOptions,
  ) {
    await this.#answer('createAppStack', [request], options);
    const id = `00000000-0000-4000-8000-${String(this.stored.size + 1).padStart(
      12,
      '0',
    )}`;
    return this.#store(id, request, 'create', 1);
  }

  async getAppStacks(entityRef: string, options?: StackgenRequestOptions) {
    await this.#answer('getAppStacks', [entityRef], options);
    return [...this.stored.values()].map(s => s.summary).reverse();
  }

  async getAppStack(id: string, options?: StackgenRequestOptions) {
    await this.#answer('getAppStack', [id], options);
    return this.#detail(id);
  }

  async syncAppStack(
    id: string,
    request: SyncRequest,
    options?: StackgenRequestOptions,
  ) {
    await this.#answer('syncAppStack', [id, request], options);
    const { summary } = this.stored.get(id)!;
    if (summary.revision.revision !== request.expectedRevision) {
      throw await responseError(
        409,
        'ConflictError',
        `The appStack is at revision ${summary.revision.revision}.`,
      );
    }
    return this.#store(
      id,
      {
        name: summary.name,
        cloud: summary.cloud,
        entityRefs: summary.entityRefs,
        region: request.region ?? summary.region,
        mapping: request.mapping ?? summary.mapping,
      },
      request.mode ?? 'merge',
      summary.revision.revision + 1,
    );
  }

  async restoreAppStack(
    id: string,
    request: RestoreRequest,
    options?: StackgenRequestOptions,
  ) {
    await this.#answer('restoreAppStack', [id, request], options);
    const { summary, generations } = this.stored.get(id)!;
    const { revision } = summary.revision;
    if (revision !== request.expectedRevision) {
      throw await responseError(
        409,
        'ConflictError',
        `The appStack is at revision ${revision}.`,
      );
    }
    return this.#keep({
      id,
      generation: generations.get(request.revision)!,
      revision: revision + 1,
      mode: 'restore',
      restoredFrom: request.revision,
    });
  }

  async getFreshness(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<Freshness> {
    await this.#answer('getFreshness', [id], options);
    return {
      revision: this.stored.get(id)!.summary.revision.revision,
      upToDate: this.changes.causes.length === 0,
      ...this.changes,
    };
  }

  async getRevisions(id: string, options?: StackgenRequestOptions) {
    await this.#answer('getRevisions', [id], options);
    return this.stored.get(id)!.revisions;
  }

  async getDifference(
    id: string,
    from: number,
    to: number,
    options?: StackgenRequestOptions,
  ): Promise<Difference> {
    await this.#answer('getDifference', [id, from, to], options);
    const { generations } = this.stored.get(id)!;
    return compareSamples(generations.get(from), generations.get(to)!);
  }

  async getFiles(
    id: string,
    revision?: number,
    options?: StackgenRequestOptions,
  ): Promise<FileList> {
    await this.#answer('getFiles', [id, revision], options);
    const { summary, generations } = this.stored.get(id)!;
    const number = revision ?? summary.revision.revision;
    return { revision: number, items: generations.get(number)!.files };
  }

  async getArchive(id: string, options?: StackgenRequestOptions) {
    await this.#answer('getArchive', [id], options);
    return new Blob(['PK'], { type: 'application/zip' });
  }

  async #answer(
    method: Method,
    args: unknown[],
    options?: StackgenRequestOptions,
  ): Promise<void> {
    this.calls.push({ method, args });
    if (this.held.has(method)) {
      await new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () =>
          reject(new DOMException('Aborted', 'AbortError')),
        );
      });
    }
    if (this.latency > 0) {
      await new Promise(resolve => setTimeout(resolve, this.latency));
    }
    const failure = this.failures.get(method);
    if (failure) {
      throw failure;
    }
  }

  #generate(request: PreviewRequest): Generation {
    const name = request.mapping ?? 'default';
    const mapping: Mapping =
      request.draftMapping ?? this.mappings.get(name)!.mapping;
    const nodes: AppStackNode[] = [];
    const generation: Generation = {
      appStack: {
        formatVersion: 1,
        name: request.name ?? `web-shop-${request.cloud}`,
        cloud: request.cloud,
        region: request.region ?? 'eu-central-1',
        mapping: mapping.name,
        standards: 'default',
        entityRefs: request.entityRefs,
        nodes,
        connections: [],
        settings: {},
      },
      included: [],
      noInfrastructure: [],
      skipped: [],
      problems: this.problems,
      resources: [],
      files: [],
      fingerprint: 'f',
    };
    for (const entity of this.entities) {
      this.#apply(mapping, entity, generation);
    }
    return { ...generation, ...writeSampleFiles(nodes) };
  }

  #apply(mapping: Mapping, entity: Entity, generation: Generation): void {
    const entityRef = stringifyEntityRef(entity);
    const entityType = entity.spec?.type as string | undefined;
    const { cloud } = generation.appStack;
    const rule = mapping.rules.find(r => matches(r, entity));
    if (!rule) {
      generation.skipped.push({
        entityRef,
        entityType,
        reason: `no rule of the mapping "${mapping.name}" matches type "${entityType}"`,
        mend: `Add a rule for ${entity.kind} of type "${entityType}" to the mapping "${mapping.name}".`,
      });
      return;
    }
    const override = rule.clouds?.[cloud];
    const type = override?.resourceType ?? rule.resourceType;
    if (type === 'none') {
      generation.noInfrastructure.push({
        entityRef,
        entityType,
        rule: rule.id,
        reason: rule.reason ?? 'The mapping says so.',
      });
      return;
    }
    const info = this.resourceTypes.find(t => t.name === type);
    if (!info) {
      generation.skipped.push({
        entityRef,
        entityType,
        reason: `there is no resource type "${type}"`,
        mend: 'Choose another one.',
      });
      return;
    }
    const implementations = info.clouds[cloud].implementations;
    const implementation =
      implementations.find(i => i.name === override?.implementation) ??
      implementations[0];
    generation.included.push({
      entityRef,
      entityType,
      resourceType: info.name,
      resourceTypeTitle: info.title,
      implementation: implementation.name,
      implementationTitle: implementation.title,
      rule: rule.id,
    });
    generation.appStack.nodes.push({
      entityRef,
      owner: 'group:default/team-shop',
      address: entity.metadata.name.replace(/-/g, '_'),
      name: entity.metadata.name,
      resourceType: info.name,
      implementation: implementation.name,
      rule: rule.id,
      parameters: Object.fromEntries(
        Object.entries({ ...rule.parameters, ...override?.parameters }).map(
          ([key, value]) => [key, { value, origin: 'mapping rule' as const }],
        ),
      ),
      environments: {},
    });
  }

  #store(
    id: string,
    request: CreateAppStackRequest,
    mode: Revision['mode'],
    revision: number,
  ): AppStackDetail {
    return this.#keep({
      id,
      generation: this.#generate(request),
      revision,
      mode,
    });
  }

  #keep(options: {
    id: string;
    generation: Generation;
    revision: number;
    mode: Revision['mode'];
    restoredFrom?: number;
  }): AppStackDetail {
    const { id, generation, ...made } = options;
    const { appStack } = generation;
    const before = this.stored.get(id);
    const { resources } = compareSamples(before?.generation, generation);
    const count = (change: string) =>
      resources.filter(r => r.change === change).length;
    const newest: Revision = {
      ...made,
      createdAt: this.now,
      createdBy: 'user:default/guest',
      fingerprint: 'f',
      counts: {
        added: count('added'),
        changed: count('changed'),
        removed: count('removed'),
      },
    };
    this.stored.delete(id);
    this.stored.set(id, {
      generation,
      revisions: [newest, ...(before?.revisions ?? [])],
      generations: new Map([
        ...(before?.generations ?? []),
        [made.revision, generation],
      ]),
      summary: {
        id,
        name: appStack.name,
        cloud: appStack.cloud,
        region: appStack.region,
        mapping: appStack.mapping,
        entityRefs: appStack.entityRefs,
        revision: newest,
        resourceCount: generation.resources.length,
        skippedCount: generation.skipped.length,
        createdAt: before?.summary.createdAt ?? this.now,
        createdBy: 'user:default/guest',
      },
    });
    return this.#detail(id);
  }

  #detail(id: string): AppStackDetail {
    const { summary, generation } = this.stored.get(id)!;
    const { files: _files, fingerprint: _fingerprint, ...rest } = generation;
    return { ...summary, ...rest };
  }
}
