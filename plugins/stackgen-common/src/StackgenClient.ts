import { ResponseError } from '@backstage/errors';
import type {
  AppStackDetail,
  AppStackSummary,
  CreateAppStackRequest,
  FileList,
  Freshness,
  MappingEffect,
  MappingUse,
  PreviewRequest,
  PreviewResponse,
  PutMappingRequest,
  RestoreRequest,
  Revision,
  StoredMapping,
  SyncRequest,
} from './api';
import type { CloudInfo } from './clouds';
import type { Difference } from './generation';
import type { ResourceTypeInfo } from './resourceTypes';
import type {
  CloudsFor,
  StackgenApi,
  StackgenRequestOptions,
} from './StackgenApi';

interface Call {
  method?: 'POST' | 'PUT';
  path: string;
  query?: Record<string, string | string[] | undefined>;
  body?: unknown;
  options?: StackgenRequestOptions;
}

/**
 * Calls the backend over HTTP; for frontends and for other backends.
 *
 * @public
 */
export class StackgenClient implements StackgenApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    /** Backstage's discovery API or service. */
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    /** The platform's `fetch` when not given; Backstage's adds the token. */
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    // Browsers refuse a fetch that is called as another object's method.
    this.#fetchApi = options.fetchApi ?? {
      fetch: (...parameters) => fetch(...parameters),
    };
  }

  /** {@inheritDoc StackgenApi.getResourceTypes} */
  async getResourceTypes(
    options?: StackgenRequestOptions,
  ): Promise<ResourceTypeInfo[]> {
    return this.#items({ path: '/resource-types', options });
  }

  /** {@inheritDoc StackgenApi.getClouds} */
  async getClouds(
    of?: CloudsFor,
    options?: StackgenRequestOptions,
  ): Promise<CloudInfo[]> {
    return this.#items({
      path: '/clouds',
      query:
        of && 'appStackId' in of
          ? { appStackId: of.appStackId }
          : { entityRef: of?.entityRefs },
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getMappings} */
  async getMappings(
    options?: StackgenRequestOptions,
  ): Promise<StoredMapping[]> {
    return this.#items({ path: '/mappings', options });
  }

  /** {@inheritDoc StackgenApi.getMapping} */
  async getMapping(
    name: string,
    options?: StackgenRequestOptions,
  ): Promise<StoredMapping> {
    return this.#json({ path: `/mappings/${segment(name)}`, options });
  }

  /** {@inheritDoc StackgenApi.putMapping} */
  async putMapping(
    name: string,
    request: PutMappingRequest,
    options?: StackgenRequestOptions,
  ): Promise<StoredMapping> {
    return this.#json({
      method: 'PUT',
      path: `/mappings/${segment(name)}`,
      body: request,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getMappingUse} */
  async getMappingUse(
    name: string,
    options?: StackgenRequestOptions,
  ): Promise<MappingUse> {
    return this.#json({
      path: `/mappings/${segment(name)}/appstacks`,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getMappingEffect} */
  async getMappingEffect(
    appStackId: string,
    request: PutMappingRequest,
    options?: StackgenRequestOptions,
  ): Promise<MappingEffect> {
    return this.#json({
      method: 'POST',
      path: `/appstacks/${segment(appStackId)}/mapping-effect`,
      body: request,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.preview} */
  async preview(
    request: PreviewRequest,
    options?: StackgenRequestOptions,
  ): Promise<PreviewResponse> {
    return this.#json({
      method: 'POST',
      path: '/preview',
      body: request,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.createAppStack} */
  async createAppStack(
    request: CreateAppStackRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail> {
    return this.#json({
      method: 'POST',
      path: '/appstacks',
      body: request,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getAppStacks} */
  async getAppStacks(
    entityRef?: string,
    options?: StackgenRequestOptions,
  ): Promise<AppStackSummary[]> {
    return this.#items({ path: '/appstacks', query: { entityRef }, options });
  }

  /** {@inheritDoc StackgenApi.getAppStack} */
  async getAppStack(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail> {
    return this.#json({ path: `/appstacks/${segment(id)}`, options });
  }

  /** {@inheritDoc StackgenApi.syncAppStack} */
  async syncAppStack(
    id: string,
    request: SyncRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail> {
    return this.#json({
      method: 'POST',
      path: `/appstacks/${segment(id)}/sync`,
      body: request,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.restoreAppStack} */
  async restoreAppStack(
    id: string,
    request: RestoreRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail> {
    return this.#json({
      method: 'POST',
      path: `/appstacks/${segment(id)}/restore`,
      body: request,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getFreshness} */
  async getFreshness(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<Freshness> {
    return this.#json({
      path: `/appstacks/${segment(id)}/freshness`,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getRevisions} */
  async getRevisions(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<Revision[]> {
    return this.#items({
      path: `/appstacks/${segment(id)}/revisions`,
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getDifference} */
  async getDifference(
    id: string,
    from: number,
    to: number,
    options?: StackgenRequestOptions,
  ): Promise<Difference> {
    return this.#json({
      path: `/appstacks/${segment(id)}/difference`,
      query: { from: from.toString(), to: to.toString() },
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getFiles} */
  async getFiles(
    id: string,
    revision?: number,
    options?: StackgenRequestOptions,
  ): Promise<FileList> {
    return this.#json({
      path: `/appstacks/${segment(id)}/files`,
      query: { revision: revision?.toString() },
      options,
    });
  }

  /** {@inheritDoc StackgenApi.getArchive} */
  async getArchive(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<Blob> {
    const response = await this.#send({
      path: `/appstacks/${segment(id)}/archive.zip`,
      options,
    });
    return response.blob();
  }

  async #items<T>(call: Call): Promise<T[]> {
    return (await this.#json<{ items: T[] }>(call)).items;
  }

  async #json<T>(call: Call): Promise<T> {
    return (await this.#send(call)).json();
  }

  async #send({ method, path, query, body, options }: Call): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('stackgen');
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) {
      for (const one of [value ?? []].flat()) {
        parameters.append(name, one);
      }
    }
    const search = parameters.size > 0 ? `?${parameters}` : '';
    const response = await this.#fetchApi.fetch(
      `${baseUrl}/v1${path}${search}`,
      {
        method: method ?? 'GET',
        headers: {
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(options?.token && { Authorization: `Bearer ${options.token}` }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: options?.signal,
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function segment(value: string): string {
  return encodeURIComponent(value);
}
