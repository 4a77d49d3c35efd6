import type { ContainerParameters } from '../../resource-types/containerParameters';
import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type BlockHandle, type Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { ContainerSubnet } from './subnets';

type Scope = NodeScope<ContainerParameters>;

/**
 * Cores and memory of a copy; only these pairs go together.
 * Source: https://learn.microsoft.com/azure/container-apps/containers
 */
export const CONTAINER_SIZES = {
  small: { cpu: 0.25, memory: '0.5Gi' },
  medium: { cpu: 0.5, memory: '1Gi' },
  large: { cpu: 1, memory: '2Gi' },
};

/** The image that runs, with its tag: the given one, or one pushed to the stack's registry. */
export function imageOf(
  scope: Scope,
  azure: AzureFoundation,
  options: {
    identity: BlockHandle;
    dependsOn: BlockHandle[];
    /** Where it runs. */
    subnet: ContainerSubnet;
  },
): { name: Expression; server?: Expression } {
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const given = scope.structural(p => p.image);
  if (given) {
    // Images of Microsoft's own registry come by the platform's path.
    if (!given.startsWith('mcr.microsoft.com/')) {
      azure.network.reachInternet(
        'An image comes from a registry outside the stack.',
        options.subnet,
      );
    }
    return { name: template(given, ':', tag) };
  }
  const server = azure.registry.server(options.subnet);
  const right = azure.identity.assign(scope as unknown as NodeScope, {
    identity: options.identity,
    grant: azure.registry.pull(options.subnet),
    suffix: 'pull',
    reason: `No image is named for ${scope.label}; it is pulled from the stack's registry.`,
  });
  options.dependsOn.push(right, ...azure.registry.ready(options.subnet));
  return {
    name: template(server, `/${scope.address.replace(/_+/g, '-')}:`, tag),
    server,
  };
}

// Source: https://learn.microsoft.com/azure/container-apps/containers
export function reportArchitecture(scope: Scope): void {
  if (scope.structural(p => p.architecture) === 'arm64') {
    scope.report('architecture', {
      severity: 'warning',
      code: 'architecture-not-offered',
      message: 'Azure Container Apps runs x86_64 images only.',
      mend: 'Build the image for x86_64 (or for both), and set architecture to x86_64 for this cloud.',
    });
  }
}

/** `STRIPE_KEY_VALUE` → `stripe-key-value` */
export function secretName(variable: string): string {
  return variable.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** By name, so that the order of connections does not matter. */
export function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
