import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who sent a request. */
export interface Caller {
  credentials: BackstageCredentials;
  /** Ref of the user entity, or the name of a service. */
  ref: string;
}
