import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, BlockOptions, Value } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import { RFC1035 } from './names';

/** A Cloud Run service as something that a load balancer sends requests on to. */
export function createServerlessBackend(
  scope: NodeScope,
  gcp: GcpFoundation,
  options: {
    /** Tells the backends of one load balancer apart. */
    suffix?: string;
    service: BlockHandle;
    /** Id of a Cloud Armor policy. */
    securityPolicy?: Value;
    block: BlockOptions;
  },
): BlockHandle {
  const { suffix, service, securityPolicy, block } = options;
  const name = gcp.name(scope, RFC1035, suffix?.replace(/_+/g, '-'));
  const group = scope.resource(
    'google_compute_region_network_endpoint_group',
    suffix,
    {
      name,
      region: gcp.region,
      network_endpoint_type: 'SERVERLESS',
      cloud_run: { service: service.ref('name') },
    },
    block,
  );
  return scope.resource(
    'google_compute_backend_service',
    suffix,
    {
      name,
      load_balancing_scheme: 'EXTERNAL_MANAGED',
      protocol: 'HTTPS',
      ...(securityPolicy !== undefined && { security_policy: securityPolicy }),
      backend: { group: group.ref('id') },
      log_config: { enable: true, sample_rate: 1 },
    },
    block,
  );
}
