import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { entityLabels } from '../../clouds/gcp/labels';
import { RFC1035 } from '../../clouds/gcp/names';
import { template } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EventStreamParameters } from './definition';

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
        labels: entityLabels(node.node),
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
    // Google knows one role for clients, and on whole projects only; who may do
    // what with a topic is a list of the cluster's own.
    const client: GcpGrant = {
      name: 'connect_to',
      role: 'roles/managedkafka.client',
      type: 'google_project_iam_member',
      on: {
        project: gcp.projectId(),
        condition: {
          title: template('only ', cluster.ref('cluster_id')),
          expression: template(
            'resource.name.startsWith("',
            cluster.ref('id'),
            '")',
          ),
        },
      },
    };
    const remark = {
      code: 'kafka-acl-needed',
      message:
        'Consumers sign in to the whole cluster; it keeps apart who publishes and who consumes by a list of its own.',
      mend: 'Make google_managed_kafka_acl resources in a custom*.tf file when several share the cluster.',
    };
    return {
      provides: {
        grants: {
          publish: [client],
          consume: [client],
          readwrite: [client],
          admin: [
            client,
            {
              ...client,
              name: 'administer',
              role: 'roles/managedkafka.topicEditor',
            },
          ],
        },
        environment: {
          BOOTSTRAP_SERVERS: template(
            'bootstrap.',
            cluster.ref('cluster_id'),
            `.${gcp.region}.managedkafka.`,
            gcp.projectId(),
            '.cloud.goog:9092',
          ),
          TOPIC: topic.ref('topic_id'),
        },
        remarks: { publish: remark, consume: remark, readwrite: remark },
      },
    };
  },
};
