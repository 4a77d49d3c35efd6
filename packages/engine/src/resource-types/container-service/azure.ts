import type {
  AzureImplementation,
  SecretReference,
} from '../../clouds/azure/AzureImplementation';
import type { WorkloadSubnet } from '../../clouds/azure/subnets';
import { mountShare, type MountedShare } from '../../clouds/azure/mountShare';
import { receiveFromTopic } from '../../clouds/azure/receiveFromTopic';
import { lazy, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  CONTAINER_SIZES,
  imageOf,
  reportArchitecture,
  secretName,
  sorted,
} from '../../clouds/azure/container';
import { ContainerEntry } from './azureEntry';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/** Load at which another copy is started, in percent. */
const TARGET_CPU = 70;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 32;

/** What the provider takes; Azure itself would take more. */
const MOST_REPLICAS = 300;

export const containerApp: AzureImplementation<ContainerServiceParameters> = {
  name: 'container-app',
  title: 'Azure Container Apps',
  limits: [
    {
      parameter: 'maxReplicas',
      applies: p => (p.maxReplicas ?? 0) > MOST_REPLICAS,
      message: `An app has ${MOST_REPLICAS} copies at most, so that is what it gets.`,
    },
  ],
  build(scope, azure) {
    const node = scope as NodeScope;
    const port = scope.structural(p => p.port);
    const exposed = scope.structural(p => p.exposure) === 'internet';
    const home = exposed ? azure.containers.public : azure.containers.main;
    const environment = new Map<string, Value>();
    const secrets = new Map<string, SecretReference>();
    const volumes = new Map<string, MountedShare>();
    const dependsOn: BlockHandle[] = [];
    // Apps that nobody calls get no address: they need not listen.
    let reached = exposed;
    const entry = new ContainerEntry(scope, azure, home);

    const identity = azure.identity.create(node);
    const name = azure.localName(node, {
      maxLength: NAME_LENGTH,
      letterFirst: true,
    });
    const image = imageOf(scope, azure, {
      identity,
      dependsOn,
      subnet: home.subnet,
    });
    reportArchitecture(scope);
    scope.resource(
      'azurerm_container_app',
      undefined,
      {
        ...azure.grouped(),
        name,
        container_app_environment_id: home.id(),
        revision_mode: 'Single',
        workload_profile_name: 'Consumption',
        max_inactive_revisions: 10,
        identity: {
          type: 'UserAssigned',
          identity_ids: [identity.ref('id')],
        },
        ...(image.server && {
          registry: { server: image.server, identity: identity.ref('id') },
        }),
        secret: lazy(() =>
          sorted(secrets).map(([variable, secret]) => ({
            name: secretName(variable),
            identity: identity.ref('id'),
            key_vault_secret_id: secret.uri,
          })),
        ),
        ingress: lazy(() =>
          reached
            ? {
                external_enabled: entry.outside,
                target_port: port,
                transport: 'auto',
                allow_insecure_connections: false,
                traffic_weight: { latest_revision: true, percentage: 100 },
              }
            : undefined,
        ),
        template: {
          ...replicas(scope),
          volume: lazy(() => sorted(volumes).map(([, { volume }]) => volume)),
          container: {
            volume_mounts: lazy(() =>
              sorted(volumes).map(([, { mount }]) => mount),
            ),
            name: scope.address.replace(/_+/g, '-').slice(0, 63),
            image: image.name,
            cpu: scope.value(
              'cpu',
              'cores of a copy.',
              p => CONTAINER_SIZES[p.size].cpu,
            ),
            memory: scope.value(
              'memory',
              'memory of a copy.',
              p => CONTAINER_SIZES[p.size].memory,
            ),
            env: lazy(() => [
              { name: 'AZURE_CLIENT_ID', value: identity.ref('client_id') },
              { name: 'PORT', value: String(port) },
              ...sorted(environment).map(([key, value]) => ({
                name: key,
                value,
              })),
              ...sorted(secrets).map(([key]) => ({
                name: key,
                secret_name: secretName(key),
              })),
            ]),
            liveness_probe: lazy(() =>
              reached ? { transport: 'TCP', port } : undefined,
            ),
            readiness_probe: lazy(() =>
              reached ? readiness(scope, port, exposed) : undefined,
            ),
          },
          custom_scale_rule: {
            name: 'cpu',
            custom_rule_type: 'cpu',
            metadata: { type: 'Utilization', value: String(TARGET_CPU) },
          },
        },
      },
      { dependsOn },
    );
    const hostName = () => home.hostOf(name, entry.outside);
    if (exposed) {
      const ownName = scope.some(p => p.domainName !== undefined);
      scope.output(
        'url',
        'address on the internet.',
        ownName
          ? azure.edge.publish(scope, { hostName: hostName() })
          : template('https://', hostName()),
      );
    }
    const open = (from: WorkloadSubnet) => {
      reached = true;
      entry.open(from);
    };
    return {
      provides: {
        open,
        target: { host: hostName, open },
        environment: { URL: lazy(() => template('https://', hostName())) },
      },
      consumes: {
        identity,
        subnet: home.subnet,
        startAfter: block => dependsOn.push(block),
        addEnvironment: (key, value) => {
          environment.set(key, value);
        },
        mount: (volume, provider) => {
          volumes.set(
            provider.address,
            mountShare(scope, azure, { environment: home, volume, provider }),
          );
          dependsOn.push(...volume.ready);
        },
        addSecret: (key, secret) => {
          secrets.set(key, secret);
        },
        subscribe: wanted => {
          const subscription = receiveFromTopic(node, azure, identity, wanted);
          if (subscription) {
            environment.set(
              `${wanted.provider.address.toUpperCase()}_SUBSCRIPTION`,
              subscription.ref('name'),
            );
          }
          return subscription !== undefined;
        },
      },
    };
  },
};

function replicas(scope: Scope): Record<string, Value> {
  const least = (p: ContainerServiceParameters) =>
    p.minReplicas ?? (p.highAvailability ? 2 : 1);
  return {
    min_replicas: scope.value('min_replicas', 'copies that always run.', least),
    max_replicas: scope.value(
      'max_replicas',
      'copies that run under load.',
      p =>
        Math.min(
          Math.max(p.maxReplicas ?? least(p) * 3, least(p)),
          MOST_REPLICAS,
        ),
    ),
  };
}

function readiness(
  scope: Scope,
  port: number,
  exposed: boolean,
): Record<string, Value> {
  return exposed
    ? {
        transport: 'HTTP',
        port,
        path: scope.value(
          'health_check_path',
          'path that answers when the service is well.',
          p => p.healthCheckPath,
        ),
      }
    : { transport: 'TCP', port };
}
