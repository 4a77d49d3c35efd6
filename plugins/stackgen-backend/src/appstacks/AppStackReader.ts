import type { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AppStackDetail,
  AppStackSummary,
  Difference,
  FileList,
  MappingUse,
  Revision,
} from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { compareGenerations, type Comparable } from 'stackgen-engine';
import { findHiddenEntities } from '../catalog/findHiddenEntities';
import { parseEntityRefs } from '../catalog/parseEntityRefs';
import { getAppStack } from '../database/operations/getAppStack';
import { getFiles } from '../database/operations/getFiles';
import { getRevision } from '../database/operations/getRevision';
import { listAppStackEntities } from '../database/operations/listAppStackEntities';
import { listAppStacks } from '../database/operations/listAppStacks';
import { listRevisions } from '../database/operations/listRevisions';
import type { Caller } from '../router/Caller';
import {
  entityRefsOf,
  type RevisionContent,
  type StoredAppStack,
} from './StoredAppStack';

interface Options {
  knex: Knex;
  auth: AuthService;
  catalog: CatalogService;
}

/**
 * Reads appStacks for a caller. One that holds an entity which the caller may
 * not see does not exist for that caller.
 */
export class AppStackReader {
  readonly #options: Options;

  static create(options: Options): AppStackReader {
    return new AppStackReader(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  async list(options: {
    entityRef?: string;
    caller: Caller;
  }): Promise<AppStackSummary[]> {
    const { caller } = options;
    const [entityRef] = options.entityRef
      ? parseEntityRefs([options.entityRef], 'entityRef')
      : [];
    const { knex } = this.#options;
    const summaries = await listAppStacks({ knex, entityRef });
    const visible = await this.#visible(
      summaries.map(({ id }) => id),
      caller,
    );
    return summaries.filter(({ id }) => visible.has(id));
  }

  /** Those whose newest revision was made with a mapping. */
  async listByMapping(options: {
    mapping: string;
    caller: Caller;
  }): Promise<MappingUse> {
    const { mapping, caller } = options;
    const { knex } = this.#options;
    const summaries = await listAppStacks({ knex, mapping });
    const visible = await this.#visible(
      summaries.map(({ id }) => id),
      caller,
    );
    return {
      items: summaries.filter(({ id }) => visible.has(id)),
      hidden: summaries.length - visible.size,
    };
  }

  async get(options: { id: string; caller: Caller }): Promise<StoredAppStack> {
    const { id, caller } = options;
    const { knex } = this.#options;
    const stored = await getAppStack({ knex, id });
    if (stored === undefined || !(await this.#visible([id], caller)).has(id)) {
      throw new NotFoundError(
        `There is no appStack with the id ${id}, or you may not see it.`,
      );
    }
    return stored;
  }

  async getDetail(options: {
    id: string;
    caller: Caller;
  }): Promise<AppStackDetail> {
    const { summary, appStack, outcome } = await this.get(options);
    return { ...summary, appStack, ...outcome };
  }

  async listRevisions(options: {
    id: string;
    caller: Caller;
  }): Promise<Revision[]> {
    await this.get(options);
    const { knex } = this.#options;
    return listRevisions({ knex, appStackId: options.id });
  }

  /** Files of one revision, of the newest when none is named. */
  async getFiles(options: {
    id: string;
    revision?: number;
    caller: Caller;
  }): Promise<FileList & { name: string }> {
    const { summary } = await this.get(options);
    const { knex } = this.#options;
    const newest = summary.revision.revision;
    const { id, revision = newest, caller } = options;
    if (revision !== newest) {
      await this.#readRevision(summary, revision, caller);
    }
    const items = await getFiles({ knex, appStackId: id, revision });
    return { name: summary.name, revision, items };
  }

  /** What going from one revision to another changes, in either direction. */
  async getDifference(options: {
    id: string;
    from: number;
    to: number;
    caller: Caller;
  }): Promise<Difference> {
    const { from, to, caller } = options;
    const { summary } = await this.get(options);
    return compareGenerations(
      await this.#comparable(summary, from, caller),
      await this.#comparable(summary, to, caller),
    );
  }

  async #comparable(
    summary: AppStackSummary,
    revision: number,
    caller: Caller,
  ): Promise<Comparable> {
    const { knex } = this.#options;
    const stored = await this.#readRevision(summary, revision, caller);
    return {
      appStack: stored.appStack,
      resources: stored.outcome.resources,
      files: await getFiles({ knex, appStackId: summary.id, revision }),
    };
  }

  /**
   * An older revision may hold entities that the newest one lost; who may not
   * see all of them does not get it.
   */
  async #readRevision(
    summary: AppStackSummary,
    revision: number,
    caller: Caller,
  ): Promise<RevisionContent> {
    const { knex } = this.#options;
    const stored = await getRevision({
      knex,
      appStackId: summary.id,
      revision,
    });
    if (
      stored === undefined ||
      (await this.#hidden(entityRefsOf(stored), caller)).size > 0
    ) {
      throw new NotFoundError(
        `The appStack "${summary.name}" has no revision ${revision}, or you may not see it; its newest is ${summary.revision.revision}.`,
      );
    }
    return stored;
  }

  async #visible(ids: string[], caller: Caller): Promise<Set<string>> {
    const { knex } = this.#options;
    const refs = await listAppStackEntities({ knex, appStackIds: ids });
    const hidden = await this.#hidden([...refs.values()].flat(), caller);
    return new Set(
      ids.filter(id => !refs.get(id)?.some(ref => hidden.has(ref))),
    );
  }

  #hidden(entityRefs: string[], caller: Caller): Promise<Set<string>> {
    const { auth, catalog } = this.#options;
    return findHiddenEntities({
      auth,
      catalog,
      credentials: caller.credentials,
      entityRefs: [...new Set(entityRefs)],
    });
  }
}
