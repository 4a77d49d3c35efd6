import { environmentOf, volumesOf } from '../../clouds/gcp/container';
import { createFrontDoor } from '../../clouds/gcp/frontDoor';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpAccount,
  GcpGrant,
  GcpImplementation,
  GcpSecretReference,
  GcpVolume,
} from '../../clouds/gcp/GcpImplementation';
import { imageOf } from '../../clouds/gcp/image';
import { RFC1035 } from '../../clouds/gcp/names';
import { RunEntry } from '../../clouds/gcp/RunEntry';
import { RUN_NAME, runUrl } from '../../clouds/gcp/runUrl';
import { createServerlessBackend } from '../../clouds/gcp/serverlessBackend';
import { lazy, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

type Scope = NodeScope<ContainerServiceParameters>;

/** Source: https://cloud.google.com/run/docs/configuring/services/memory-limits */
const SIZES = {
  small: { cpu: '1', memory: '512Mi' },
  medium: { cpu: '1', memory: '1Gi' },
  large: { cpu: '2', memory: '2Gi' },
};

export const cloudRun: GcpImplementation<ContainerServiceParameters> = {
  name: 'cloud-run',
  title: 'Google Cloud Run',
  build(scope, gcp) {
    const node = scope as NodeScope;
    reportArchitecture(scope);
    const account = gcp.identity.account(
      node,
      `What ${scope.label} may do in Google Cloud.`,
    );
    const tag = gcp.name(node, RFC1035);
    const environment = new Map<string, Value>();
    const secrets = new Map<string, GcpSecretReference>();
    const volumes = new Map<string, GcpVolume>();
    const { key, ready: mayEncrypt } = gcp.encryption.keyFor('run');
    const ready = [mayEncrypt];

    const exposed = scope.structural(p => p.exposure) === 'internet';
    const entry = new RunEntry();
    const service = createService(scope, gcp, {
      account,
      tag,
      env: lazy(() => environmentOf(environment, secrets)),
      volumes,
      key,
      ready,
      entry,
    });
    if (exposed) {
      entry.balance();
      exposeToInternet(scope, gcp, service);
    }
    const invoke: GcpGrant = {
      name: 'invoke',
      role: 'roles/run.invoker',
      type: 'google_cloud_run_v2_service_iam_member',
      on: { name: service.ref('name'), location: service.ref('location') },
    };
    return {
      provides: {
        isInside: true,
        target: { service, balance: () => entry.balance() },
        grants: { invoke: [invoke] },
        admit() {
          gcp.network.reachServices();
          return { URL: runUrl(gcp, gcp.name(node, RUN_NAME)) };
        },
      },
      consumes: {
        account,
        networkTag: tag,
        addEnvironment: (name, value) => {
          environment.set(name, value);
        },
        mount: (volume, provider) => {
          volumes.set(provider.address, volume);
        },
        startAfter: block => ready.push(block),
        addSecret: (name, secret) => {
          secrets.set(name, secret);
        },
      },
    };
  },
};

function createService(
  scope: Scope,
  gcp: GcpFoundation,
  options: {
    account: GcpAccount;
    tag: Value;
    env: Value;
    volumes: ReadonlyMap<string, GcpVolume>;
    key: Value;
    ready: BlockHandle[];
    entry: RunEntry;
  },
): BlockHandle {
  const { account, tag, env, volumes, key, ready, entry } = options;
  const port = scope.structural(p => p.port);
  const least = (p: ContainerServiceParameters) =>
    p.minReplicas ?? (p.highAvailability ? 2 : 1);
  const health = {
    http_get: {
      path: scope.value(
        'health_check_path',
        'path that answers when the service is well.',
        p => p.healthCheckPath,
      ),
      port,
    },
    period_seconds: 10,
    timeout_seconds: 5,
  };
  gcp.services.use('binaryauthorization');
  return scope.resource(
    'google_cloud_run_v2_service',
    undefined,
    {
      name: gcp.name(scope as NodeScope, RUN_NAME),
      location: gcp.region,
      description: scope.label.slice(0, 512),
      ...entry.attributes(),
      deletion_protection: scope.value(
        'deletion_protection',
        'whether Terraform refuses to delete it.',
        p => p.deletionProtection,
      ),
      binary_authorization: { use_default: true },
      template: {
        service_account: account.email,
        encryption_key: key,
        execution_environment: 'EXECUTION_ENVIRONMENT_GEN2',
        scaling: {
          min_instance_count: scope.value(
            'min_replicas',
            'copies that always run.',
            least,
          ),
          max_instance_count: scope.value(
            'max_replicas',
            'copies that run under load.',
            p => Math.max(p.maxReplicas ?? least(p) * 3, least(p)),
          ),
        },
        vpc_access: {
          egress: 'ALL_TRAFFIC',
          network_interfaces: {
            network: gcp.network.id(),
            subnetwork: gcp.network.subnetId(),
            tags: [tag],
          },
        },
        volumes: lazy(() => volumesOf(volumes).volumes),
        containers: {
          name: 'app',
          volume_mounts: lazy(() => volumesOf(volumes).mounts),
          image: imageOf(scope, gcp),
          ports: { container_port: port },
          env,
          resources: {
            // It works between requests, too.
            cpu_idle: false,
            startup_cpu_boost: true,
            limits: {
              cpu: scope.value(
                'cpu',
                'processor cores.',
                p => SIZES[p.size].cpu,
              ),
              memory: scope.value(
                'memory',
                'memory.',
                p => SIZES[p.size].memory,
              ),
            },
          },
          startup_probe: { ...health, failure_threshold: 12 },
          liveness_probe: { ...health, failure_threshold: 3 },
        },
      },
    },
    { dependsOn: ready },
  );
}

/** A load balancer with TLS on the service's own host name. */
function exposeToInternet(
  scope: Scope,
  gcp: GcpFoundation,
  service: BlockHandle,
): void {
  const provenance = {
    reason: `${scope.label} is reached from the internet.`,
    implicit: true,
  };
  const backend = createServerlessBackend(scope as NodeScope, gcp, {
    service,
    block: { provenance },
  });
  createFrontDoor(scope, gcp, { backend });
}

function reportArchitecture(scope: Scope): void {
  if (scope.structural(p => p.architecture) !== 'x86_64') {
    scope.report('architecture', {
      severity: 'warning',
      code: 'parameter-not-offered',
      message: 'Cloud Run runs images for x86_64 only.',
      mend: 'Build the image for x86_64, or for both.',
    });
  }
}
