import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To see appStacks and previews. What somebody sees of the catalog is up to the
 * catalog: an appStack with an entity that is hidden from them is hidden too.
 *
 * @public
 */
export const stackgenAppStackReadPermission = createPermission({
  name: 'stackgen.appstack.read',
  attributes: { action: 'read' },
});

/**
 * To make new appStacks.
 *
 * @public
 */
export const stackgenAppStackCreatePermission = createPermission({
  name: 'stackgen.appstack.create',
  attributes: { action: 'create' },
});

/**
 * To sync an appStack into a new revision.
 *
 * @public
 */
export const stackgenAppStackUpdatePermission = createPermission({
  name: 'stackgen.appstack.update',
  attributes: { action: 'update' },
});

/**
 * To replace everything in an appStack, what others made included: by what the
 * catalog says, or by an older revision.
 *
 * @public
 */
export const stackgenAppStackOverwritePermission = createPermission({
  name: 'stackgen.appstack.overwrite',
  attributes: { action: 'update' },
});

/**
 * To see mappings.
 *
 * @public
 */
export const stackgenMappingReadPermission = createPermission({
  name: 'stackgen.mapping.read',
  attributes: { action: 'read' },
});

/**
 * To save mappings, which changes what every later sync makes of the catalog.
 *
 * @public
 */
export const stackgenMappingUpdatePermission = createPermission({
  name: 'stackgen.mapping.update',
  attributes: { action: 'update' },
});

/**
 * All permissions of StackGen, for permission policies.
 *
 * @public
 */
export const stackgenPermissions = [
  stackgenAppStackReadPermission,
  stackgenAppStackCreatePermission,
  stackgenAppStackUpdatePermission,
  stackgenAppStackOverwritePermission,
  stackgenMappingReadPermission,
  stackgenMappingUpdatePermission,
];
