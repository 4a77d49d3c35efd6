import type { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AppStackDetail,
  AppStackSummary,
  FileList,
  Revision,
} from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { findHiddenEntities } from '../catalog/findHiddenEntities';
import { parseEntityRefs } from '../catalog/parseEntityRefs';
import { getAppStack } from '../database/operations/getAppStack';
import { getFiles } from '../database/operations/getFiles';
import { listAppStackEntities } from '../database/operations/listAppStackEntities';
import { listAppStacks } from '../database/operations/listAppStacks';
import { listRevisions } from '../database/operations/listRevisions';
import type { Caller } from '../router/Caller';
import type { StoredAppStack } from './StoredAppStack';

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
    const { id, revision = newest } = options;
    if (revision > newest) {
      throw new NotFoundError(
        `The appStack "${summary.name}" has no revision ${revision}; its newest is ${newest}.`,
      );
    }
    const items = await getFiles({ knex, appStackId: id, revision });
    return { name: summary.name, revision, items };
  }

  async #visible(ids: string[], caller: Caller): Promise<Set<string>> {
    const { knex, auth, catalog } = this.#options;
    const refs = await listAppStackEntities({ knex, appStackIds: ids });
    const hidden = await findHiddenEntities({
      auth,
      catalog,
      credentials: caller.credentials,
      entityRefs: [...new Set([...refs.values()].flat())],
    });
    return new Set(
      ids.filter(id => !refs.get(id)?.some(ref => hidden.has(ref))),
    );
  }
}
