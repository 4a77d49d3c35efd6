import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { placeOfNode } from '../../clouds/azure/Place';
import { writeRegistry } from '../../clouds/azure/registry';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { NodeScope } from '../NodeScope';
import type { ContainerRegistryParameters } from './definition';

export const azureContainerRegistry: AzureImplementation<ContainerRegistryParameters> =
  {
    name: 'container-registry',
    title: 'Azure Container Registry',
    limits: [
      {
        parameter: 'immutableTags',
        applies: p => p.immutableTags,
        effect: 'nearest',
        message:
          'Azure locks single images and not whole registries, so tags can be moved.',
        mend: 'Let the release pipeline lock what it pushed: `az acr repository update --write-enabled false`.',
      },
    ],
    build(scope, azure) {
      const { registry, endpoint } = writeRegistry(azure, {
        place: placeOfNode(scope, azure),
        write: (attributes, options) =>
          scope.resource('azurerm_container_registry', undefined, attributes, {
            ...options,
            // A lock would keep the rights of former users, too.
            lifecycle: preventDestroy(scope),
          }),
        name: scope as NodeScope,
        untaggedDays: scope.value(
          'untagged_days',
          'age at which images without a tag are thrown away, in days.',
          p => p.untaggedDays,
        ),
      });
      const server = registry.ref('login_server');
      scope.output('server', 'where images are pushed to.', server);
      const on = registry.ref('id');
      // Who may push may pull.
      const write = [{ name: 'push', role: 'AcrPush', scope: on }];
      return {
        provides: {
          open: endpoint.open,
          grants: {
            read: [{ name: 'pull', role: 'AcrPull', scope: on }],
            write,
            readwrite: write,
          },
          environment: { URL: server },
        },
      };
    },
  };
