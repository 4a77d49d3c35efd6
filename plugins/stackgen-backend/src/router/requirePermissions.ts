import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';

/** Throws an error that names every permission that the caller lacks. */
export async function requirePermissions(options: {
  permissions: PermissionsService;
  credentials: BackstageCredentials;
  required: readonly BasicPermission[];
}): Promise<void> {
  const { permissions, credentials, required } = options;
  const decisions = await permissions.authorize(
    required.map(permission => ({ permission })),
    { credentials },
  );
  const denied = required.filter(
    (_, index) => decisions[index].result !== AuthorizeResult.ALLOW,
  );
  if (denied.length > 0) {
    throw new NotAllowedError(
      `You need the permission ${denied
        .map(({ name }) => name)
        .join(' and ')}.`,
    );
  }
}
