import { usePermission } from '@backstage/plugin-permission-react';
import {
  stackgenAppStackCreatePermission,
  stackgenAppStackOverwritePermission,
  stackgenAppStackUpdatePermission,
} from 'backstage-plugin-stackgen-common';

export interface SyncPermissions {
  loading: boolean;
  create: boolean;
  update: boolean;
  overwrite: boolean;
}

/** What the signed-in person may do to appStacks. */
export function useSyncPermissions(): SyncPermissions {
  const create = usePermission({
    permission: stackgenAppStackCreatePermission,
  });
  const update = usePermission({
    permission: stackgenAppStackUpdatePermission,
  });
  const overwrite = usePermission({
    permission: stackgenAppStackOverwritePermission,
  });
  return {
    loading: create.loading || update.loading || overwrite.loading,
    create: create.allowed,
    update: update.allowed,
    overwrite: overwrite.allowed,
  };
}
