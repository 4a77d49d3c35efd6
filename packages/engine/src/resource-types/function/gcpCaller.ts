import { createDeadLetters } from '../../clouds/gcp/deadLetters';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type { GcpAccount, GcpQueue } from '../../clouds/gcp/GcpImplementation';
import {
  ACK_SECONDS,
  createSubscription,
  within,
} from '../../clouds/gcp/subscription';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { FunctionParameters } from './definition';

type Scope = NodeScope<FunctionParameters>;

/** Source: https://cloud.google.com/scheduler/docs/reference/rest/v1/projects.locations.jobs */
const JOB_NAME = { maxLength: 500 };
const DEADLINE_SECONDS = { least: 15, most: 1800 };

/** A call that could not be made is tried again for an hour. */
const RETRY_FOR = '3600s';

/** What topics of others keep for it, in seconds: a week. */
const TOPIC_RETENTION = '604800s';
const TOPIC_ATTEMPTS = 5;

/**
 * Whoever calls a function without being a node of the stack: the schedule, and
 * Pub/Sub with messages. Both are one account that may do only that.
 */
export class GcpCaller {
  readonly #scope: Scope;
  readonly #gcp: GcpFoundation;
  readonly #made: BlockHandle;
  readonly #uri: Value;
  #account: GcpAccount | undefined;
  #mayCall: BlockHandle | undefined;
  #deadLetters: BlockHandle | undefined;

  constructor(
    scope: Scope,
    gcp: GcpFoundation,
    called: { made: BlockHandle; uri: Value },
  ) {
    this.#scope = scope;
    this.#gcp = gcp;
    this.#made = called.made;
    this.#uri = called.uri;
  }

  callAtSetTimes(): void {
    const scope = this.#scope;
    const schedule = scope.structural(p => p.schedule);
    if (schedule === undefined) {
      return;
    }
    const { account, mayCall } = this.#ensureAccount();
    scope.resource(
      'google_cloud_scheduler_job',
      undefined,
      {
        name: this.#gcp.name(this.#node, JOB_NAME),
        region: this.#gcp.region,
        description: scope.label,
        schedule,
        time_zone: scope.value(
          'time_zone',
          'time zone of the schedule.',
          p => p.timeZone,
        ),
        attempt_deadline: scope.value(
          'attempt_deadline',
          'how long the schedule waits for an answer.',
          p => `${within(DEADLINE_SECONDS, p.timeoutSeconds)}s`,
        ),
        http_target: {
          http_method: 'POST',
          uri: this.#uri,
          oidc_token: {
            service_account_email: account.email,
            audience: this.#uri,
          },
        },
        retry_config: { retry_count: 3, max_retry_duration: RETRY_FOR },
      },
      {
        dependsOn: [mayCall],
        provenance: {
          reason: `Calls ${scope.label} at its times.`,
          implicit: true,
        },
      },
    );
  }

  /** Lets Pub/Sub push a queue's messages to the function. */
  receiveFrom(queue: GcpQueue, provider: NodeScope): void {
    const scope = this.#scope;
    this.#checkDeadline(provider);
    for (const { topic, from } of queue.sources) {
      const suffix = from ? `${provider.address}_${from.address}` : undefined;
      this.#push(topic, provider, {
        suffix: suffix ?? provider.address,
        deadLetters: queue.deadLetters,
        retention: scope.value(
          `from_${provider.address}_retention`,
          `how long a message of ${provider.label} waits for it.`,
          (_, environment) => `${queue.retentionSeconds(environment)}s`,
        ),
        attempts: scope.value(
          `from_${provider.address}_attempts`,
          `attempts before a message of ${provider.label} becomes a dead letter.`,
          (_, environment) => queue.attempts(environment),
        ),
        isOrdered: queue.isOrdered,
      });
    }
    scope.report(provider.node.entityRef, {
      severity: 'info',
      code: 'messages-pushed',
      message:
        'Pub/Sub pushes the queue’s messages to the function by a subscription of its own: each call is an HTTP POST with one message. Others that consume the queue get every message, too, and its own subscription keeps a copy until that expires.',
      mend: 'Let nobody else consume a queue that a function consumes.',
    });
  }

  /** Lets Pub/Sub push to the function what is published to a topic. */
  subscribeTo(topic: BlockHandle, provider: NodeScope): void {
    this.#checkDeadline(provider);
    this.#deadLetters ??= createDeadLetters(
      this.#node,
      this.#gcp,
      this.#scope.label,
    ).topic;
    this.#push(topic, provider, {
      suffix: provider.address,
      deadLetters: this.#deadLetters,
      retention: TOPIC_RETENTION,
      attempts: TOPIC_ATTEMPTS,
      isOrdered: provider.structural(p => p.fifo === true),
    });
  }

  #push(
    topic: BlockHandle,
    provider: NodeScope,
    options: {
      suffix: string;
      deadLetters: BlockHandle;
      retention: Value;
      attempts: Value;
      isOrdered: boolean;
    },
  ): void {
    const { suffix, deadLetters, retention, attempts, isOrdered } = options;
    const scope = this.#scope;
    const { account, mayCall } = this.#ensureAccount();
    createSubscription(this.#node, this.#gcp, {
      topic,
      deadLetters,
      suffix: `from_${suffix}`,
      ackSeconds: scope.value(
        'ack_deadline_seconds',
        'how long Pub/Sub waits for an answer, in seconds.',
        p => within(ACK_SECONDS, p.timeoutSeconds),
      ),
      retention,
      attempts,
      more: {
        ...(isOrdered && { enable_message_ordering: true }),
        push_config: {
          push_endpoint: this.#uri,
          oidc_token: {
            service_account_email: account.email,
            audience: this.#uri,
          },
        },
      },
      block: {
        dependsOn: [mayCall],
        provenance: {
          reason: `${scope.label} works on the messages of ${provider.label}.`,
          implicit: true,
        },
      },
    });
  }

  #ensureAccount(): { account: GcpAccount; mayCall: BlockHandle } {
    const scope = this.#scope;
    const reason = `Calls ${scope.label} at set times or with messages.`;
    this.#account ??= this.#gcp.identity.account(this.#node, reason, 'caller');
    this.#mayCall ??= scope.resource(
      'google_cloud_run_v2_service_iam_member',
      'caller',
      {
        name: this.#made.ref('name'),
        location: this.#made.ref('location'),
        role: 'roles/run.invoker',
        member: this.#account.member,
      },
      { provenance: { reason, implicit: true } },
    );
    return { account: this.#account, mayCall: this.#mayCall };
  }

  #checkDeadline(provider: NodeScope): void {
    const scope = this.#scope;
    const { most } = ACK_SECONDS;
    const slow = scope.environments.filter(
      name => scope.in(name).timeoutSeconds > most,
    );
    if (slow.length > 0) {
      scope.report(provider.node.entityRef, {
        severity: 'warning',
        code: 'message-delivered-again',
        message: `In ${slow.join(
          ', ',
        )}, Pub/Sub delivers a message again that the function has not answered within ${most} seconds.`,
        mend: `Set "timeoutSeconds" of the function to ${most} at most.`,
      });
    }
  }

  get #node(): NodeScope {
    return this.#scope as unknown as NodeScope;
  }
}
