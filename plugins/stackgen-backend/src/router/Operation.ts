import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { z } from 'zod';

/** One operation of the HTTP API. */
export interface Operation {
  method: 'get' | 'post' | 'put';
  /** Under the plugin's path and version, with `{parameters}`. */
  path: string;
  summary: string;
  /** All are needed. */
  permissions: readonly BasicPermission[];
  /** For what changes something. */
  audit?: { eventId: string; severityLevel: 'low' | 'medium' };
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType;
  /** Field of the body that holds a mapping. */
  mappingIn?: string;
  /** JSON of this schema, or a zip. */
  response: z.ZodType | 'zip';
  /** Status of success; 200 when not given. */
  status?: number;
}

/** A file to download. */
export interface Download {
  fileName: string;
  content: Uint8Array;
}
