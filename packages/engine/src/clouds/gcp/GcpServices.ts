import {
  call,
  ref,
  type BlockHandle,
  type BlockOptions,
} from '../../terraform';
import { refersTo } from '../../terraform/check/references';
import type { GcpFoundation } from './GcpFoundation';

/**
 * The API behind each resource type, by how the type's name begins.
 * Source: https://cloud.google.com/service-usage/docs/enabled-service
 */
const API_BY_PREFIX: readonly (readonly [prefix: string, api: string])[] = [
  ['google_artifact_registry_', 'artifactregistry'],
  ['google_bigquery_', 'bigquery'],
  ['google_cloud_run_v2_', 'run'],
  ['google_cloud_scheduler_', 'cloudscheduler'],
  ['google_cloudfunctions2_', 'cloudfunctions'],
  ['google_compute_', 'compute'],
  ['google_container_', 'container'],
  ['google_dns_', 'dns'],
  ['google_filestore_', 'file'],
  ['google_firestore_', 'firestore'],
  ['google_kms_', 'cloudkms'],
  ['google_managed_kafka_', 'managedkafka'],
  ['google_memorystore_', 'memorystore'],
  ['google_network_connectivity_', 'networkconnectivity'],
  ['google_project_iam_custom_', 'iam'],
  ['google_project_iam_', 'cloudresourcemanager'],
  ['google_pubsub_', 'pubsub'],
  ['google_redis_', 'redis'],
  ['google_secret_manager_', 'secretmanager'],
  ['google_service_account', 'iam'],
  ['google_service_networking_', 'servicenetworking'],
  ['google_sql_', 'sqladmin'],
  ['google_storage_', 'storage'],
  ['google_vpc_access_', 'vpcaccess'],
  ['google_workflows_', 'workflows'],
];

/** APIs are off in a new project; the stack switches on those that it uses. */
export class GcpServices {
  readonly #gcp: GcpFoundation;
  readonly #more = new Set<string>();

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  /** Switches on an API that no resource type shows: `binaryauthorization`. */
  use(api: string): void {
    this.#more.add(api);
  }

  /**
   * Writes the block that switches the APIs on, and lets everything wait for
   * it that does not wait for something else of the stack anyway.
   */
  enable(): void {
    const { document } = this.#gcp;
    const blocks = document.blocks().filter(({ kind }) => kind === 'resource');
    const types = new Set(blocks.map(({ type }) => type));
    const apiByType = new Map([...types].map(type => [type, apiOf(type)]));
    const resources = new Map(
      blocks
        .filter(({ type }) => apiByType.get(type))
        .map(block => [block.address, block]),
    );
    if (resources.size === 0) {
      return;
    }
    const apis = new Set(this.#more);
    for (const api of apiByType.values()) {
      if (api !== undefined) {
        apis.add(api);
      }
    }
    const services = document
      .file('services.tf', {
        provenance: {
          reason: 'The APIs that this stack uses are switched on.',
        },
      })
      .resource(
        'google_project_service',
        'main',
        {
          service: ref('each.value'),
          disable_on_destroy: false,
        },
        {
          comment: 'Other stacks of the project may use them, so they stay on.',
          forEach: call(
            'toset',
            [...apis].sort().map(api => `${api}.googleapis.com`),
          ),
        },
      );
    for (const block of resources.values()) {
      if (!waitsFor(block, address => resources.has(address))) {
        waitFor(block, services);
      }
    }
  }
}

/** Whether Terraform makes one of these addresses before the block. */
function waitsFor(
  { content, attributes }: BlockHandle,
  isOne: (address: string) => boolean,
): boolean {
  const { dependsOn, count, forEach }: BlockOptions =
    content.kind === 'resource' ? content.options : {};
  return (
    refersTo([attributes, count, forEach], isOne) ||
    (dependsOn ?? []).some(one =>
      isOne(typeof one === 'string' ? one : one.address),
    )
  );
}

function waitFor(block: BlockHandle, services: BlockHandle): void {
  if (block.content.kind === 'resource') {
    const { options } = block.content;
    options.dependsOn = [services, ...(options.dependsOn ?? [])];
  }
}

function apiOf(type: string): string | undefined {
  return API_BY_PREFIX.find(([prefix]) => type.startsWith(prefix))?.[1];
}
