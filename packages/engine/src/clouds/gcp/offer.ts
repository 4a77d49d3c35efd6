import type {
  AccessLevel,
  ModuleStandards,
  Provides,
} from 'backstage-plugin-stackgen-common';
import { template, type Expression } from '../../terraform';
import { rendered, type Render } from '../StackFoundation';
import type { GcpConsumer, GcpGrant, GcpProvider } from './GcpImplementation';

/** What a mapping or a module says that it offers, in the terms of Google Cloud. */
export function gcpOffer(provides: Provides, render: Render): GcpProvider {
  const { port, address } = provides;
  const grants: Partial<Record<AccessLevel, GcpGrant[]>> = {};
  for (const [level, rights] of Object.entries(provides.access ?? {})) {
    grants[level as AccessLevel] = rights.flatMap(
      ({ role, member, on }, index) =>
        role !== undefined && member !== undefined
          ? [
              {
                name: `${level}_${index + 1}`,
                role,
                type: member,
                on: rendered(on, render),
              },
            ]
          : [],
    );
  }
  return {
    ...(port !== undefined &&
      address !== undefined && {
        network: { address: render(address) as Expression, ports: [port] },
      }),
    grants,
    environment: rendered(provides.environment, render),
  };
}

/** What runs in an own module, as its service account. */
export function gcpModuleConsumer(
  { serviceAccountEmail }: NonNullable<ModuleStandards['consumes']>,
  render: Render,
): GcpConsumer {
  if (serviceAccountEmail === undefined) {
    return {};
  }
  const email = render(serviceAccountEmail) as Expression;
  return { account: { email, member: template('serviceAccount:', email) } };
}
