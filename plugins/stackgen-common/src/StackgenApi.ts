import type {
  AppStackDetail,
  AppStackSummary,
  CreateAppStackRequest,
  FileList,
  PreviewRequest,
  PreviewResponse,
  PutMappingRequest,
  Revision,
  StoredMapping,
  SyncRequest,
} from './api';
import type { CloudInfo } from './clouds';
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
 * The backend's HTTP API. Every call throws a `ResponseError` when the backend
 * answers with anything but success.
 *
 * @public
 */
export interface StackgenApi {
  getResourceTypes(
    options?: StackgenRequestOptions,
  ): Promise<ResourceTypeInfo[]>;
  getClouds(options?: StackgenRequestOptions): Promise<CloudInfo[]>;
  getMappings(options?: StackgenRequestOptions): Promise<StoredMapping[]>;
  getMapping(
    name: string,
    options?: StackgenRequestOptions,
  ): Promise<StoredMapping>;
  putMapping(
    name: string,
    request: PutMappingRequest,
    options?: StackgenRequestOptions,
  ): Promise<StoredMapping>;
  /** Writes nothing. */
  preview(
    request: PreviewRequest,
    options?: StackgenRequestOptions,
  ): Promise<PreviewResponse>;
  createAppStack(
    request: CreateAppStackRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail>;
  /** The appStacks that this entity belongs to, or all; newest first. */
  getAppStacks(
    entityRef?: string,
    options?: StackgenRequestOptions,
  ): Promise<AppStackSummary[]>;
  getAppStack(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail>;
  syncAppStack(
    id: string,
    request: SyncRequest,
    options?: StackgenRequestOptions,
  ): Promise<AppStackDetail>;
  getRevisions(
    id: string,
    options?: StackgenRequestOptions,
  ): Promise<Revision[]>;
  /** Files of one revision, of the newest when none is named. */
  getFiles(
    id: string,
    revision?: number,
    options?: StackgenRequestOptions,
  ): Promise<FileList>;
  /** The newest revision's files as a zip. */
  getArchive(id: string, options?: StackgenRequestOptions): Promise<Blob>;
}
