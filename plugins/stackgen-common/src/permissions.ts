import { createPermission } from '@backstage/plugin-permission-common';

/** @public */
export const stackgenAppStackReadPermission = createPermission({
  name: 'stackgen.appstack.read',
  attributes: { action: 'read' },
});

/** @public */
export const stackgenAppStackCreatePermission = createPermission({
  name: 'stackgen.appstack.create',
  attributes: { action: 'create' },
});

/** @public */
export const stackgenAppStackUpdatePermission = createPermission({
  name: 'stackgen.appstack.update',
  attributes: { action: 'update' },
});

/**
 * To replace everything in an appStack, what others made included.
 *
 * @public
 */
export const stackgenAppStackOverwritePermission = createPermission({
  name: 'stackgen.appstack.overwrite',
  attributes: { action: 'update' },
});

/** @public */
export const stackgenMappingReadPermission = createPermission({
  name: 'stackgen.mapping.read',
  attributes: { action: 'read' },
});

/** @public */
export const stackgenMappingUpdatePermission = createPermission({
  name: 'stackgen.mapping.update',
  attributes: { action: 'update' },
});

/** @public */
export const stackgenPermissions = [
  stackgenAppStackReadPermission,
  stackgenAppStackCreatePermission,
  stackgenAppStackUpdatePermission,
  stackgenAppStackOverwritePermission,
  stackgenMappingReadPermission,
  stackgenMappingUpdatePermission,
];
