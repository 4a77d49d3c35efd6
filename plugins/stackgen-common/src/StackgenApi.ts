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

/**
 * Options of every call.
 *
 * @public
 */
export interface StackgenRequestOptions {
  /** Ends the call early. */
  signal?: AbortSignal;
  /** A Backstage token; not needed where `fetch` adds it by itself. */
  token?: string;
}

/**
 * What clouds are asked for: some entities, or those of an appStack, however
 * many they are.
 *
 * @public
 */
export type CloudsFor = { entityRefs: string[] } | { appStackId: string };

/**
 * The backend's HTTP API. Every call throws a `ResponseError` when the backend
 * answers with anything but success.
 *
 * @public
 */
export interface StackgenApi {
  /** Everything that an entity can become, with its parameters. */
  getResourceTypes(
    options?: StackgenRequestOptions,
  ): Promise<ResourceTypeInfo[]>;
  /**
   * All clouds, with those of their regions that the standards allow: the profile
   * that is chosen for these entities or this appStack; any profile when
   * neither is named.
   */
  getClouds(
    of?: CloudsFor,
    options?: StackgenRequestOptions,
  ): Promise<CloudInfo[]>;
  /** All mappings, each in its newest state. */
  getMappings(options?: StackgenRequestOptions): Promise<StoredMapping[]>;
  /** One mapping in its newest state; 404 when there is none of that name. */
  getMapping(
    name: string,
    options?: StackgenRequestOptions,
  ): Promise<StoredMapping>;
  /** Saves a mapping; 409 when somebody else saved it in the meantime. */
  putMapping(
    name: string,
    request: PutMappingRequest,
    options?: StackgenRequestOptions,
  ): Promise<StoredMapping>;
  /** The appStacks that a mapping is used by. */
  getMappingUse(
    name: string,
    options?: StackgenRequestOptions,
  ): Promise<MappingUse>;
  /**
   * What saving this would change in an appStack that uses the mapping, once
   * that is synced; writes nothing. 409 when somebody else saved the mapping.
   */
  getMappingEffect(
    appStackId: string,
    request: PutMappingRequest,
    options?: StackgenRequestOptions,
  ): Promise<MappingEffect>;
  /** What a sync would make, and what it would change; writes nothing. */
  preview(
    request: PreviewRequest,
    options?: StackgenRequestOptions,
  ): Promise<PreviewResponse>;
  /** Makes an appStack and its first revision; 409 when the name is taken. */
  createAppStack(
    request: CreateAppStackRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail>;
  /** The appStacks that this entity belongs to, or all; newest first. */
  getAppStacks(
    entityRef?: string,
    options?: StackgenRequestOptions,
  ): Promise<AppStackSummary[]>;
  /**
   * One appStack in its newest revision; 404 also when it holds an entity that the
   * caller may not see.
   */
  getAppStack(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail>;
  /**
   * Brings an appStack up to date with the catalog, in a new revision if anything
   * changed; 409 when it is not the one that was reviewed.
   */
  syncAppStack(
    id: string,
    request: SyncRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail>;
  /**
   * Brings an older revision back, exactly as it was, in a new revision; 409 when
   * the appStack is not in the state that was reviewed, 400 when that is the same
   * already.
   */
  restoreAppStack(
    id: string,
    request: RestoreRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail>;
  /**
   * Whether an appStack is up to date with the catalog, its mapping, the
   * standards and the engine, and what changed if not. Generates nothing.
   */
  getFreshness(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<Freshness>;
  /** The history of an appStack, newest first. */
  getRevisions(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<Revision[]>;
  /** What going from one revision to another changes, in either direction. */
  getDifference(
    id: string,
    from: number,
    to: number,
    options?: StackgenRequestOptions,
  ): Promise<Difference>;
  /** Files of one revision, of the newest when none is named. */
  getFiles(
    id: string,
    revision?: number,
    options?: StackgenRequestOptions,
  ): Promise<FileList>;
  /** The newest revision's files as a zip. */
  getArchive(id: string, options?: StackgenRequestOptions): Promise<Blob>;
}
