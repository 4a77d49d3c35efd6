import type {
  AccessLevel,
  AppStackConnection,
  Problem,
} from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../resource-types/NodeScope';
import type { BlockHandle, Value } from '../terraform';

/** What a provider tells its consumers on any cloud. */
export interface Offer {
  /** Environment variables by suffix: `HOST` becomes `ORDERS_DB_HOST`. */
  readonly environment?: Readonly<Record<string, Value>>;
  /** More of them, only for consumers with the access level. */
  readonly environmentByAccess?: Partial<
    Record<AccessLevel, Readonly<Record<string, Value>>>
  >;
  /** A cluster that other nodes may run in. */
  readonly cluster?: BlockHandle;
  /** Pods, which only others of the same cluster reach. */
  readonly pods?: Pods;
  /** How a gateway sends requests on to it, in the cloud's terms. */
  readonly target?: object;
  /** What to do instead, where it has none and something better is known. */
  readonly insteadOfTarget?: string;
  /** What people have to know who use it with an access level. */
  readonly remarks?: Partial<Record<AccessLevel, Remark>>;
}

/** What people have to know, as news unless it is a warning. */
export type Remark = Pick<Problem, 'code' | 'message' | 'mend'> & {
  readonly severity?: 'warning';
};

/** Pods of a workload, and the port that they listen on. */
export interface Pods {
  readonly name: string;
  readonly port: number;
}

/** What a consumer can take on any cloud. */
export interface Use {
  /** The cluster that it runs in; using that one opens nothing in it. */
  readonly runsIn?: BlockHandle;
  addEnvironment?(name: string, value: Value): void;
  /** It is a gateway: sends requests on to what stands behind it. */
  route?(target: object, provider: NodeScope, reason: string): void;
  /** Opens the way to other pods of its cluster. */
  openPods?(pods: Pods, provider: NodeScope, reason: string): void;
}

/** What a node is to the others once it is built; each cloud has more to say. */
export interface Part<P extends Offer = Offer, C extends Use = Use> {
  readonly provides?: P;
  readonly consumes?: C;
}

/** One end of a connection: where it writes, and what it is. */
export interface End<P extends Part = Part> {
  readonly scope: NodeScope;
  readonly part: P;
}

/** Two nodes of which one uses the other, and has something to use. */
export interface Link<P extends Part> {
  readonly access: AccessLevel;
  readonly consumer: NodeScope;
  readonly provider: NodeScope;
  /** The provider's entity, as `report` says where. */
  readonly providerRef: string;
  readonly uses: NonNullable<P['consumes']>;
  readonly offers: NonNullable<P['provides']>;
  /** What the provider can take itself, where it may use the consumer in turn. */
  readonly providerUses?: P['consumes'];
  /** A sentence for the provenance of what is opened. */
  readonly reason: string;
}

/** What a cloud opened for a link. */
export interface Opening {
  /** Whether there is a way or a right that was not there before. */
  readonly opened: boolean;
  /** Environment variables that came of it, by suffix. */
  readonly environment?: Readonly<Record<string, Value>>;
  /** The provider's own variables cannot be known to the consumer. */
  readonly isUnknown?: boolean;
}

/** Opens what a link needs on one cloud: paths, rights, secrets, subscriptions. */
export type Opener<P extends Part> = (link: Link<P>) => Opening;

/**
 * Makes "consumer uses provider" true, and nothing more: the cloud opens the
 * path and gives the rights of the access level on the provider's own resources;
 * the endpoint becomes environment variables. Everything is written into the
 * consumer's file, so that a provider's file does not change with its users.
 *
 * @returns whether anything was opened
 */
export function connectNodes<P extends Part>(
  connection: AppStackConnection,
  consumer: End<P>,
  provider: End<P>,
  open: Opener<P>,
): boolean {
  const { access } = connection;
  const uses = consumer.part.consumes;
  const offers = provider.part.provides;
  const reason = `${consumer.scope.label} uses ${
    provider.scope.label
  } (${connection.because.join(', ')}).`;
  if (uses?.route) {
    return openRoute(connection, { consumer, provider, reason });
  }
  if (!uses || !offers) {
    consumer.scope.report(connection.provider, {
      severity: 'info',
      code: 'connection-without-effect',
      message: uses
        ? 'There is nothing to open at the provider.'
        : 'The consumer does not run in the cloud’s network, so the connection opens nothing.',
    });
    return false;
  }
  if (uses.runsIn !== undefined && uses.runsIn === offers.cluster) {
    return true;
  }
  if (offers.pods) {
    return openPods(connection, { consumer, provider, reason });
  }
  const { opened, environment, isUnknown } = open({
    access,
    consumer: consumer.scope,
    provider: provider.scope,
    providerRef: connection.provider,
    uses,
    offers,
    providerUses: provider.part.consumes,
    reason,
  });
  const prefix = environmentPrefix(provider.scope);
  const variables = {
    ...(!isUnknown && {
      ...offers.environment,
      ...offers.environmentByAccess?.[access],
    }),
    ...environment,
  };
  for (const [suffix, value] of Object.entries(variables)) {
    uses.addEnvironment?.(`${prefix}_${suffix}`, value);
  }
  const remark = offers.remarks?.[access];
  if (remark && uses.addEnvironment) {
    consumer.scope.report(connection.provider, { severity: 'info', ...remark });
  }
  if (
    !opened &&
    !(uses.addEnvironment && Object.keys(variables).length > 0) &&
    !consumer.scope.hasReported(connection.provider)
  ) {
    consumer.scope.report(connection.provider, {
      severity: 'info',
      code: 'connection-without-effect',
      message:
        'The provider has nothing for this consumer and access level, so the connection opens nothing.',
    });
  }
  return opened;
}

/**
 * Lets a gateway send requests on to the provider. It reaches nothing but that:
 * it has neither an identity nor a place for what others are told.
 */
function openRoute<P extends Part>(
  connection: AppStackConnection,
  link: { consumer: End<P>; provider: End<P>; reason: string },
): boolean {
  const { consumer, provider, reason } = link;
  const { target, insteadOfTarget } = provider.part.provides ?? {};
  if (!target) {
    consumer.scope.report(connection.provider, {
      severity: 'warning',
      code: 'not-behind-gateway',
      message: `A gateway cannot send requests on to ${provider.scope.label}, so it has no route.`,
      mend:
        insteadOfTarget ??
        'Put a container-service in front of it, or remove it from what the gateway depends on.',
    });
    return false;
  }
  consumer.part.consumes!.route!(target, provider.scope, reason);
  return true;
}

/** Lets pods talk to other pods; what runs elsewhere cannot. */
function openPods<P extends Part>(
  connection: AppStackConnection,
  link: { consumer: End<P>; provider: End<P>; reason: string },
): boolean {
  const { consumer, provider, reason } = link;
  const uses = consumer.part.consumes!;
  const pods = provider.part.provides!.pods!;
  if (!uses.openPods) {
    consumer.scope.report(connection.provider, {
      severity: 'warning',
      code: 'pods-not-reached',
      message:
        'Only workloads of the same cluster reach it, and the consumer runs elsewhere.',
      mend: 'Let both be of the type kubernetes-workload, or both container-service.',
    });
    return false;
  }
  uses.openPods(pods, provider.scope, reason);
  uses.addEnvironment?.(
    `${environmentPrefix(provider.scope)}_URL`,
    `http://${pods.name}:${pods.port}`,
  );
  return true;
}

/** What the environment variables for a provider begin with: `ORDERS_DB`. */
export function environmentPrefix(provider: NodeScope): string {
  return provider.address.toUpperCase();
}

/** Says that the provider is in a network that the consumer is not in. */
export function reportOutside<P extends Part>({
  consumer,
  provider,
  providerRef,
}: Link<P>): void {
  consumer.report(providerRef, {
    severity: 'warning',
    code: 'consumer-outside-network',
    message: `${provider.label} is reached from inside the network only, and ${consumer.label} runs outside of it.`,
    mend: 'Let a function or a container-service use it, and call that instead.',
  });
}

/**
 * Lets the consumer mount a provider's files; one that cannot is told.
 *
 * @returns where it finds them, as environment variables by suffix
 */
export function mountFiles<P extends Part, V extends { path: string }>(
  { access, consumer, provider, providerRef, uses }: Link<P>,
  volume: ((access: AccessLevel) => V) | undefined,
  mount: ((volume: V, provider: NodeScope) => void) | undefined,
): Readonly<Record<string, Value>> {
  if (volume && mount) {
    const mounted = volume(access);
    mount(mounted, provider);
    return { PATH: mounted.path };
  }
  if (volume && uses.addEnvironment) {
    consumer.report(providerRef, {
      severity: 'warning',
      code: 'volume-not-mounted',
      message: `${consumer.label} cannot mount file systems on this cloud.`,
      mend: 'Let a container-service or a scheduled-job work on the files, or keep them in object-storage.',
    });
  }
  return {};
}

/**
 * Lets the consumer receive what is published to a topic, where it can; a
 * consumer that wants to and cannot is told what to put in between.
 */
export function subscribeTo<P extends Part>(
  { access, consumer, providerRef }: Link<P>,
  subscribe: (() => boolean) | undefined,
): boolean {
  if (subscribe && access === 'consume') {
    return subscribe();
  }
  if (access === 'consume') {
    consumer.report(providerRef, {
      severity: 'info',
      code: 'topic-needs-queue',
      message:
        'Only queues and functions receive what is published to a topic.',
      mend: `Put a queue between them: a Resource that depends on ${providerRef}, and that the consumer depends on.`,
    });
  }
  return false;
}
