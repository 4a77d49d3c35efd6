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

/** How long a finished run can be looked at, in seconds: three days. */
const KEPT_SECONDS = 259200;

/** A workload that runs at set times until it is done. */
export function createCronJob(
  scope: NodeScope,
  namespace: KubernetesNamespace,
  options: {
    image: Value;
    cpu: Value;
    memory: Value;
    schedule: Value;
    timeZone: Value;
    timeoutSeconds: Value;
    retries: Value;
    environment: ContainerEnvironment;
    volumes?: PodVolumes;
    serviceAccount: BlockHandle;
  },
): BlockHandle {
  const name = namespace.nameOf(scope);
  const labels = { ...namespace.labels(), ...podSelector(name) };
  const { volumes = new PodVolumes() } = options;
  return scope.resource('kubernetes_cron_job_v1', undefined, {
    metadata: {
      name,
      namespace: namespace.name(),
      labels,
      annotations: entityAnnotations(scope.node),
    },
    spec: {
      schedule: options.schedule,
      timezone: options.timeZone,
      concurrency_policy: 'Forbid',
      successful_jobs_history_limit: 3,
      failed_jobs_history_limit: 3,
      job_template: {
        metadata: { labels },
        spec: {
          active_deadline_seconds: options.timeoutSeconds,
          backoff_limit: options.retries,
          ttl_seconds_after_finished: String(KEPT_SECONDS),
          template: {
            metadata: {
              labels: lazy(() => ({ ...labels, ...volumes.labels() })),
            },
            spec: {
              restart_policy: 'Never',
              service_account_name: options.serviceAccount.ref(
                'metadata',
                0,
                'name',
              ),
              automount_service_account_token: false,
              enable_service_links: false,
              security_context: { ...POD_SECURITY },
              affinity: lazy(() => volumes.affinity()),
              container: {
                name,
                image: options.image,
                env: lazy(() => options.environment.blocks()),
                resources: {
                  requests: { cpu: options.cpu, memory: options.memory },
                  limits: { memory: options.memory },
                },
                security_context: { ...CONTAINER_SECURITY },
                volume_mount: lazy(() => volumes.mounts()),
              },
              volume: lazy(() => volumes.blocks()),
            },
          },
        },
      },
    },
  });
}
