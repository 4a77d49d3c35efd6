import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type { GcpAccount } from '../../clouds/gcp/GcpImplementation';
import {
  lazy,
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';

/**
 * What each access level is in Kafka's own words. Seeing what something is
 * comes with each of them.
 * Source: https://kafka.apache.org/documentation/#operations_resources_and_protocols
 */
const OPERATIONS: Partial<
  Record<AccessLevel, { topic: readonly string[]; group?: string }>
> = {
  publish: { topic: ['WRITE'] },
  consume: { topic: ['READ'], group: 'READ' },
  readwrite: { topic: ['READ', 'WRITE'], group: 'READ' },
  admin: { topic: ['ALL'], group: 'ALL' },
};

/**
 * Patterns that together match everything in a cluster. What no list matches,
 * Google opens to everybody who may connect. Source:
 * https://cloud.google.com/managed-service-for-apache-kafka/docs/access-control-kafka-acls
 */
const EVERYTHING = {
  cluster: 'cluster',
  topics: 'allTopics',
  groups: 'allConsumerGroups',
  transactions: 'allTransactionalIds',
};

/** Longest name of a group that is easy to read; Kafka has no limit. */
const NAME = { maxLength: 249 } as const;

/** Who may do what in a cluster, by lists that Kafka itself checks. */
export class KafkaAccess {
  readonly #scope: NodeScope;
  readonly #gcp: GcpFoundation;
  readonly #cluster: BlockHandle;
  readonly #topic: BlockHandle;
  /** Entries of the topic's list, by who uses it. */
  readonly #users = new Map<string, Value[]>();

  constructor(options: {
    scope: NodeScope;
    gcp: GcpFoundation;
    cluster: BlockHandle;
    topic: BlockHandle;
  }) {
    this.#scope = options.scope;
    this.#gcp = options.gcp;
    this.#cluster = options.cluster;
    this.#topic = options.topic;
    this.#close();
  }

  /**
   * Lets somebody use the topic. Who consumes has a group of its own, and who
   * publishes has transactions of its own, so that nobody moves the place of
   * another or breaks into what another writes.
   */
  admit(
    consumer: NodeScope,
    account: GcpAccount,
    access: AccessLevel,
    reason: string,
  ): Record<string, Value> {
    const { topic, group } = OPERATIONS[access] ?? { topic: [] };
    const principal = template('User:', account.email);
    const name = this.#gcp.name(consumer, NAME);
    this.#add(consumer.address, topic.map(entryOf(principal)));
    const own = (suffix: string, pattern: Expression, operation: string) =>
      consumer.resource(
        'google_managed_kafka_acl',
        `${suffix}_${this.#scope.address}`,
        this.#listOf(pattern, [entryOf(principal)(operation)]),
        { provenance: { reason, implicit: true } },
      );
    if (group !== undefined) {
      own('group', template('consumerGroup/', name), group);
    }
    if (access !== 'consume') {
      // The dot ends the name: no other's begins like this.
      own(
        'transactions',
        template('transactionalIdPrefixed/', name, '.'),
        'WRITE',
      );
    }
    return {
      ...(group !== undefined && { CONSUMER_GROUP: name }),
      ...(access !== 'consume' && {
        TRANSACTIONAL_ID_PREFIX: template(name, '.'),
      }),
    };
  }

  /** Kafka keeps one list for each topic, so it stands with the topic. */
  #add(user: string, entries: Value[]): void {
    if (this.#users.size === 0) {
      this.#scope.resource(
        'google_managed_kafka_acl',
        'topic',
        this.#listOf(
          template('topic/', this.#topic.ref('topic_id')),
          lazy(() =>
            [...this.#users]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .flatMap(([, own]) => own),
          ),
        ),
        {
          provenance: {
            reason: `Who may read and write ${this.#scope.label}.`,
            implicit: true,
          },
        },
      );
    }
    this.#users.set(user, entries);
  }

  /**
   * A list must name somebody. It is Google's own account for the service,
   * which may see everything in a cluster already.
   */
  #close(): void {
    const agent = template(
      'User:service-',
      this.#gcp.projectNumber(),
      '@gcp-sa-managedkafka.iam.gserviceaccount.com',
    );
    for (const [suffix, pattern] of Object.entries(EVERYTHING)) {
      this.#scope.resource(
        'google_managed_kafka_acl',
        suffix,
        this.#listOf(pattern, [entryOf(agent)('DESCRIBE')]),
        {
          provenance: {
            reason: 'Nobody may do what no connection says.',
            implicit: true,
          },
        },
      );
    }
  }

  #listOf(pattern: Value, entries: Value): Record<string, Value> {
    return {
      acl_id: pattern,
      cluster: this.#cluster.ref('cluster_id'),
      location: this.#gcp.region,
      acl_entries: entries,
    };
  }
}

function entryOf(principal: Expression): (operation: string) => Value {
  return operation => ({
    principal,
    permission_type: 'ALLOW',
    operation,
    // The service hides where its clients are, so it takes no other.
    host: '*',
  });
}
