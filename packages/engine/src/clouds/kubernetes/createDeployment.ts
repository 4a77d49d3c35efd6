import type { NodeScope } from '../../resource-types/NodeScope';
import { lazy, type BlockHandle, type Value } from '../../terraform';
import {
  CONTAINER_SECURITY,
  POD_SECURITY,
  type ContainerEnvironment,
} from './container';
import type { KubernetesNamespace } from './KubernetesNamespace';
import { entityAnnotations, podSelector } from './labels';
import { PodVolumes } from './volumes';

/** Load at which another pod is started, in percent. */
const TARGET_CPU = 70;

/** How long a pod may finish what it works on, in seconds. */
const GRACE_SECONDS = 30;

/** A workload that runs all the time. */
export interface Deployment {
  readonly image: Value;
  readonly port: number;
  readonly healthCheckPath: Value;
  /** Thousandths of a processor, and mebibytes. */
  readonly cpu: Value;
  readonly memory: Value;
  readonly minReplicas: Value;
  readonly maxReplicas: Value;
  readonly architecture: string;
  readonly environment: ContainerEnvironment;
  readonly volumes?: PodVolumes;
  readonly serviceAccount: BlockHandle;
  /** More labels of the pods: how some clouds find whose identity they have. */
  readonly podLabels?: { readonly [key: string]: Value };
  readonly dependsOn: readonly BlockHandle[];
}

/** An identity of the node's own, without a token of the cluster. */
export function createServiceAccount(
  scope: NodeScope,
  namespace: KubernetesNamespace,
  annotations: { [key: string]: Value } = {},
): BlockHandle {
  return scope.resource(
    'kubernetes_service_account_v1',
    undefined,
    {
      metadata: {
        name: namespace.nameOf(scope),
        namespace: namespace.name(),
        labels: namespace.labels(),
        annotations: { ...entityAnnotations(scope.node), ...annotations },
      },
      automount_service_account_token: false,
    },
    {
      provenance: {
        reason: `Who ${scope.label} is in the cluster.`,
        implicit: true,
      },
    },
  );
}

/**
 * A Deployment with everything that a service needs to live: a Service, scaling
 * by load, and a budget for what may be down at once.
 *
 * @returns the deployment and the name that others reach it by
 */
export function createDeployment(
  scope: NodeScope,
  namespace: KubernetesNamespace,
  options: Deployment,
): { deployment: BlockHandle; service: BlockHandle } {
  const name = namespace.nameOf(scope);
  const selector = podSelector(name);
  const { volumes = new PodVolumes() } = options;
  const metadata = {
    name,
    namespace: namespace.name(),
    labels: { ...namespace.labels(), ...selector },
    annotations: entityAnnotations(scope.node),
  };
  const deployment = scope.resource(
    'kubernetes_deployment_v1',
    undefined,
    {
      metadata,
      wait_for_rollout: true,
      spec: {
        replicas: options.minReplicas as string,
        selector: { match_labels: selector },
        strategy: {
          type: 'RollingUpdate',
          rolling_update: { max_surge: '25%', max_unavailable: '0' },
        },
        template: {
          metadata: {
            labels: lazy(() => ({
              ...namespace.labels(),
              ...selector,
              ...options.podLabels,
              ...volumes.labels(),
            })),
          },
          spec: podOf(name, { ...options, volumes }),
        },
      },
    },
    {
      lifecycle: { ignoreChanges: ['spec[0].replicas'] },
      dependsOn: options.dependsOn,
    },
  );
  const service = scope.resource('kubernetes_service_v1', undefined, {
    metadata,
    spec: {
      selector,
      type: 'ClusterIP',
      port: { name: 'http', port: options.port, target_port: 'http' },
    },
  });
  scale(scope, { metadata, selector, deployment, options });
  return { deployment, service };
}

function podOf(
  name: string,
  options: Deployment & { volumes: PodVolumes },
): Value {
  const { port, healthCheckPath, volumes } = options;
  const probe = { http_get: { path: healthCheckPath, port: 'http' } };
  return {
    service_account_name: options.serviceAccount.ref('metadata', 0, 'name'),
    automount_service_account_token: false,
    enable_service_links: false,
    termination_grace_period_seconds: GRACE_SECONDS,
    node_selector: {
      'kubernetes.io/arch':
        options.architecture === 'arm64' ? 'arm64' : 'amd64',
    },
    security_context: { ...POD_SECURITY },
    affinity: lazy(() => volumes.affinity()),
    topology_spread_constraint: {
      max_skew: 1,
      topology_key: 'kubernetes.io/hostname',
      when_unsatisfiable: 'ScheduleAnyway',
      label_selector: { match_labels: podSelector(name) },
    },
    container: {
      name,
      image: options.image,
      port: { name: 'http', container_port: port, protocol: 'TCP' },
      env: lazy(() => [
        { name: 'PORT', value: String(port) },
        ...options.environment.blocks(),
      ]),
      resources: {
        requests: { cpu: options.cpu, memory: options.memory },
        limits: { memory: options.memory },
      },
      startup_probe: { ...probe, period_seconds: 5, failure_threshold: 30 },
      readiness_probe: { ...probe, period_seconds: 10 },
      liveness_probe: { ...probe, period_seconds: 20, failure_threshold: 3 },
      security_context: { ...CONTAINER_SECURITY },
      volume_mount: lazy(() => volumes.mounts()),
    },
    volume: lazy(() => volumes.blocks()),
  };
}

function scale(
  scope: NodeScope,
  facts: {
    metadata: Value;
    selector: { [key: string]: Value };
    deployment: BlockHandle;
    options: Deployment;
  },
): void {
  const { metadata, selector, deployment, options } = facts;
  scope.resource('kubernetes_horizontal_pod_autoscaler_v2', undefined, {
    metadata,
    spec: {
      min_replicas: options.minReplicas,
      max_replicas: options.maxReplicas,
      scale_target_ref: {
        api_version: 'apps/v1',
        kind: 'Deployment',
        name: deployment.ref('metadata', 0, 'name'),
      },
      metric: {
        type: 'Resource',
        resource: {
          name: 'cpu',
          target: { type: 'Utilization', average_utilization: TARGET_CPU },
        },
      },
    },
  });
  // One pod alone could never be moved to another machine.
  scope.resource('kubernetes_pod_disruption_budget_v1', undefined, {
    metadata,
    spec: {
      max_unavailable: '1',
      selector: { match_labels: selector },
    },
  });
}
