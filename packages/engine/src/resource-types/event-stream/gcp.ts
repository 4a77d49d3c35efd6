import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import {
  call,
  template,
  type BlockHandle,
  type Expression,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EventStreamParameters } from './definition';
import { KafkaAccess } from './gcpKafkaAccess';

/** Kafka over TLS, for who signs in by IAM. Source: https://cloud.google.com/managed-service-for-apache-kafka/docs/networking-kafka */
const PORT = 9092;

/** Processors of the cluster. Source: https://cloud.google.com/managed-service-for-apache-kafka/docs/plan-cluster-size */
const PROCESSORS = { small: 3, medium: 6, large: 12 };

/** Four gigabytes for each processor. */
const BYTES_PER_PROCESSOR = 4 * 1024 ** 3;

const HOUR_MS = 3_600_000;

/** Copies of each event, in three zones. */
const COPIES = 3;

export const managedKafka: GcpImplementation<EventStreamParameters> = {
  name: 'managed-kafka',
  title: 'Managed Service for Apache Kafka',
  build(scope, gcp) {
    const node = scope as unknown as NodeScope;
    const { key, ready } = gcp.encryption.keyFor('managedkafka');
    const name = gcp.name(node, RFC1035);
    const cluster = scope.resource(
      'google_managed_kafka_cluster',
      undefined,
      {
        cluster_id: name,
        location: gcp.region,
        capacity_config: {
          vcpu_count: scope.value('processors', 'processors.', p =>
            String(PROCESSORS[p.size]),
          ),
          memory_bytes: scope.value('memory', 'memory in bytes.', p =>
            String(PROCESSORS[p.size] * BYTES_PER_PROCESSOR),
          ),
        },
        gcp_config: {
          kms_key: key,
          access_config: {
            network_configs: { subnet: gcp.network.subnetId() },
          },
        },
        rebalance_config: { mode: 'AUTO_REBALANCE_ON_SCALE_UP' },
      },
      { dependsOn: [ready] },
    );
    const topic = scope.resource('google_managed_kafka_topic', undefined, {
      topic_id: name,
      cluster: cluster.ref('cluster_id'),
      location: gcp.region,
      partition_count: scope.structural(p => p.partitions),
      replication_factor: COPIES,
      configs: {
        'cleanup.policy': 'delete',
        'min.insync.replicas': '2',
        'retention.ms': scope.value(
          'retention_ms',
          'how long events can be read again, in milliseconds.',
          p => String(p.retentionHours * HOUR_MS),
        ),
      },
    });
    const access = new KafkaAccess({ scope: node, gcp, cluster, topic });
    const connect = connectGrant(gcp, cluster);
    let known: Expression | undefined;
    // Asked for when somebody needs it.
    const address = () => (known ??= bootstrapAddress(scope, gcp, cluster));
    return {
      provides: {
        network: { range: gcp.network.range(), ports: [PORT] },
        grants: {
          publish: [connect],
          consume: [connect],
          readwrite: [connect],
          admin: [connect],
        },
        environment: { TOPIC: topic.ref('topic_id') },
        admit: (...visitor) => ({
          BOOTSTRAP_SERVERS: template(address(), `:${PORT}`),
          ...access.admit(...visitor),
        }),
      },
    };
  },
};

/**
 * Google knows this role on whole projects only; the condition narrows it to
 * one cluster. What one may do in it is a list of the cluster's own.
 * Source: https://cloud.google.com/iam/docs/conditions-resource-attributes
 */
function connectGrant(gcp: GcpFoundation, cluster: BlockHandle): GcpGrant {
  return {
    name: 'connect_to',
    role: 'roles/managedkafka.client',
    type: 'google_project_iam_member',
    on: {
      project: gcp.projectId(),
      condition: {
        title: template('only ', cluster.ref('cluster_id')),
        // Names begin with the number of the project, which the role is on anyway.
        expression: template(
          `resource.name.endsWith("/locations/${gcp.region}/clusters/`,
          cluster.ref('cluster_id'),
          '")',
        ),
      },
    },
  };
}

/**
 * Newer clusters have an id in their address that only Google knows, and that
 * the provider does not tell; older ones are found by their name.
 * Source: https://cloud.google.com/managed-service-for-apache-kafka/docs/reference/rest/v1/projects.locations.clusters
 */
function bootstrapAddress(
  scope: NodeScope<EventStreamParameters>,
  gcp: GcpFoundation,
  cluster: BlockHandle,
): Expression {
  const given = scope.variable(
    'bootstrap_address',
    'bootstrap address of its cluster without the port, as Google Cloud tells it once the cluster is there.',
    () => undefined,
  );
  scope.report('bootstrap address', {
    severity: 'warning',
    code: 'address-not-told',
    message:
      'Terraform does not learn the address of a new cluster of the Managed Service for Apache Kafka.',
    mend: `Make the cluster, and set the variable ${scope.address}_bootstrap_address to what "gcloud managed-kafka clusters describe" tells as bootstrapAddress.`,
  });
  scope.notes.beforeFirstApply.add(
    `Make the cluster first, with \`-target=${cluster.address}\`, and set \`${scope.address}_bootstrap_address\` in the values of each environment to what this tells: \`gcloud managed-kafka clusters describe <cluster> --location=${gcp.region} --format="value(bootstrapAddress)"\`.`,
  );
  return call(
    'coalesce',
    given,
    template(
      'bootstrap.',
      cluster.ref('cluster_id'),
      `.${gcp.region}.managedkafka.`,
      gcp.projectId(),
      '.cloud.goog',
    ),
  );
}
