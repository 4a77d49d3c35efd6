import type { AccessLevel, Provides } from 'backstage-plugin-stackgen-common';
import type { Value } from '../../terraform';
import { rendered, type Render } from '../StackFoundation';
import type { AzureProvider, RoleGrant } from './AzureImplementation';

/** What a mapping or a module says that it offers, in the terms of Azure. */
export function azureOffer(
  provides: Provides,
  render: Render,
  id: Value | undefined,
): AzureProvider {
  const grants: Partial<Record<AccessLevel, RoleGrant[]>> = {};
  for (const [level, rights] of Object.entries(provides.access ?? {})) {
    grants[level as AccessLevel] = rights.flatMap(({ role, scope }, index) => {
      const on = scope === undefined ? id : render(scope);
      return role !== undefined && on !== undefined
        ? [{ name: `${level}_${index + 1}`, role, scope: on }]
        : [];
    });
  }
  return { grants, environment: rendered(provides.environment, render) };
}
