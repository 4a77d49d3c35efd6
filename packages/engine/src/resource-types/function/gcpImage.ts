import { environmentOf, volumesOf } from '../../clouds/gcp/container';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type { GcpVolume } from '../../clouds/gcp/GcpImplementation';
import { imageOf } from '../../clouds/gcp/image';
import { RFC1035 } from '../../clouds/gcp/names';
import { RunEntry } from '../../clouds/gcp/RunEntry';
import { lazy } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { FunctionParameters } from './definition';
import {
  GCP_SIZES,
  type DeployedFunction,
  type GcpFunctionParts,
} from './gcpParts';

/**
 * A function from an image: a Cloud Run service that runs while it is called,
 * for Google's functions themselves are built from archives only.
 */
export function deployImage(
  scope: NodeScope<FunctionParameters>,
  gcp: GcpFoundation,
  parts: GcpFunctionParts,
): DeployedFunction {
  const { name, account, environment, secrets, ready } = parts;
  const tag = gcp.name(scope as unknown as NodeScope, RFC1035);
  const volumes = new Map<string, GcpVolume>();
  const { key, ready: mayEncrypt } = gcp.encryption.keyFor('run');
  ready.push(mayEncrypt);
  gcp.services.use('binaryauthorization');
  const entry = new RunEntry();
  const made = scope.resource(
    'google_cloud_run_v2_service',
    undefined,
    {
      name,
      location: gcp.region,
      description: scope.label,
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
        max_instance_request_concurrency: 1,
        timeout: scope.value(
          'timeout',
          'a call that takes longer is stopped.',
          p => `${p.timeoutSeconds}s`,
        ),
        scaling: {
          min_instance_count: 0,
          max_instance_count: scope.value(
            'max_concurrency',
            'calls that run at the same time.',
            p => p.maxConcurrency,
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
          image: imageOf(scope, gcp),
          env: lazy(() => environmentOf(environment, secrets)),
          volume_mounts: lazy(() => volumesOf(volumes).mounts),
          resources: {
            // Between calls it gets no processor, and costs nothing.
            cpu_idle: true,
            startup_cpu_boost: true,
            limits: {
              cpu: scope.value(
                'cpu',
                'processor cores.',
                p => GCP_SIZES[p.size].cpu,
              ),
              memory: scope.value(
                'memory',
                'memory.',
                p => GCP_SIZES[p.size].memory,
              ),
            },
          },
        },
      },
    },
    { dependsOn: ready },
  );
  return {
    made,
    uri: made.ref('uri'),
    target: { service: made, balance: () => entry.balance() },
    reach: {
      networkTag: tag,
      mount: (volume, provider) => {
        volumes.set(provider.address, volume);
      },
    },
  };
}
