import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { FunctionParameters } from './definition';

type Scope = NodeScope<FunctionParameters>;

/** What says which code a function app runs. */
interface FunctionCode {
  readonly attributes: Record<string, Value>;
  readonly siteConfig: Record<string, Value>;
  readonly settings: Record<string, Value>;
}

const STACKS: Readonly<
  Record<FunctionParameters['runtime'], Record<string, Value>>
> = {
  nodejs24: { node_version: '24' },
  nodejs22: { node_version: '22' },
  'python3.13': { python_version: '3.13' },
  'python3.12': { python_version: '3.12' },
  java21: { java_version: '21' },
  dotnet10: { dotnet_version: '10.0', use_dotnet_isolated_runtime: true },
};

export function codeOf(
  scope: Scope,
  azure: AzureFoundation,
  options: { identity: BlockHandle; dependsOn: BlockHandle[] },
): FunctionCode {
  return scope.structural(p => p.package) === 'zip'
    ? archive(scope)
    : image(scope, azure, options);
}

function archive(scope: Scope): FunctionCode {
  scope.notes.beforeFirstApply.add(
    `Let the release pipeline hand over the code of \`${scope.node.name}\` after the first apply, from inside the network: \`az functionapp deployment source config-zip --resource-group <group> --name <name> --src <archive>\`. Terraform leaves it alone.`,
  );
  return {
    attributes: {},
    siteConfig: { application_stack: STACKS[scope.structural(p => p.runtime)] },
    settings: { WEBSITE_RUN_FROM_PACKAGE: '1' },
  };
}

function image(
  scope: Scope,
  azure: AzureFoundation,
  options: { identity: BlockHandle; dependsOn: BlockHandle[] },
): FunctionCode {
  const { identity, dependsOn } = options;
  const tag = scope.variable(
    'image_tag',
    'image tag to deploy; the release pipeline sets it.',
    p => p.imageTag,
  );
  const given = scope.structural(p => p.image);
  const settings = { WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false' };
  if (given) {
    const { server, name } = partsOf(given);
    return {
      attributes: {},
      siteConfig: stackOf(template('https://', server), name, tag),
      settings,
    };
  }
  const server = azure.registry.server('functions');
  dependsOn.push(
    azure.identity.assign(scope as unknown as NodeScope, {
      identity,
      grant: azure.registry.pull('functions'),
      suffix: 'pull',
      reason: `No image is named for ${scope.label}; it is pulled from the stack's registry.`,
    }),
    ...azure.registry.ready('functions'),
  );
  return {
    // The registry has a private address only.
    attributes: { vnet_image_pull_enabled: true },
    siteConfig: {
      container_registry_use_managed_identity: true,
      container_registry_managed_identity_client_id: identity.ref('client_id'),
      ...stackOf(
        template('https://', server),
        scope.address.replace(/_+/g, '-'),
        tag,
      ),
    },
    settings,
  };
}

function stackOf(url: Value, name: Value, tag: Value): Record<string, Value> {
  return {
    application_stack: {
      docker: { registry_url: url, image_name: name, image_tag: tag },
    },
  };
}

/** Where an image without a host in its name comes from, and what it is called there. */
function partsOf(given: string): { server: string; name: string } {
  const [host, ...rest] = given.split('/');
  if (rest.length > 0 && /[.:]/.test(host)) {
    return { server: host, name: rest.join('/') };
  }
  return {
    server: 'index.docker.io',
    name: rest.length > 0 ? given : `library/${given}`,
  };
}
