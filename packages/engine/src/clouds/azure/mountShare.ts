import type { NodeScope } from '../../resource-types/NodeScope';
import type { Value } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { AzureVolume } from './AzureImplementation';
import type { ContainerEnvironment } from './ContainerEnvironment';

/** A file share as an app or a job and its container name it. */
export interface MountedShare {
  readonly volume: Record<string, Value>;
  readonly mount: Record<string, Value>;
}

/**
 * The provider wants a name of 32 characters to end with a letter, and a hash
 * may end with a digit.
 */
const NAME_LENGTH = 31;

/** Makes a share known to a container environment, for one app or job in it. */
export function mountShare<P>(
  scope: NodeScope<P>,
  azure: AzureFoundation,
  options: {
    environment: ContainerEnvironment;
    volume: AzureVolume;
    provider: NodeScope;
  },
): MountedShare {
  const { environment, volume, provider } = options;
  const name = provider.address.replace(/_+/g, '-').slice(0, 63);
  const storage = scope.resource(
    'azurerm_container_app_environment_storage',
    provider.address,
    {
      name: azure.name(
        scope as unknown as NodeScope,
        { maxLength: NAME_LENGTH, letterFirst: true },
        name,
      ),
      container_app_environment_id: environment.id(),
      access_mode: volume.readOnly ? 'ReadOnly' : 'ReadWrite',
      nfs_server_url: volume.server,
      share_name: volume.share,
    },
    {
      dependsOn: volume.ready,
      provenance: {
        reason: `${scope.label} mounts ${provider.label}.`,
        implicit: true,
      },
    },
  );
  return {
    volume: {
      name,
      storage_type: 'NfsAzureFile',
      storage_name: storage.ref('name'),
    },
    mount: { name, path: volume.path },
  };
}
