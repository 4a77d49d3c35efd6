import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Expression, Value } from '../../terraform';
import type { Implementation } from '../Cloud';
import type { Offer, Part, Use } from '../connectNodes';
import type { HostCluster } from '../kubernetes/KubernetesHost';
import type { GcpFoundation } from './GcpFoundation';

/** How Google Cloud provides a resource type. */
export type GcpImplementation<P = Record<string, unknown>> = Implementation<
  P,
  GcpFoundation,
  GcpPart
>;

/** What a node is to the others once it is built. */
export type GcpPart = Part<GcpProvider, GcpConsumer>;

/** A cluster that workloads run in. */
export interface GcpCluster extends HostCluster {
  /** Network tag of its machines, where it is known. */
  readonly networkTag?: Value;
  /** Whose rights images are pulled with, where it is known. */
  readonly machines?: GcpAccount;
}

/** One role on one resource, given to the consumer's service account. */
export interface GcpGrant {
  /** What the role is for; part of the block's name: `publish`. */
  readonly name: string;
  /** One of Google's, or the id of a role of the stack's own. */
  readonly role: string | (() => Expression);
  /** `google_pubsub_topic_iam_member` */
  readonly type: string;
  /** What the role is on, and under which condition: `{ topic: … }`. */
  readonly on: Readonly<Record<string, Value>>;
}

/** A secret, by reference: its value is never in a file. */
export interface GcpSecretReference {
  readonly secret: BlockHandle;
}

/** Where something is reached: at one IPv4 address, or in a range of them. */
export type GcpPlace = { readonly ports: readonly number[] } & (
  | { readonly address: Expression }
  /** `10.0.0.0/18` */
  | { readonly range: Expression }
);

/** The address that a node got for its users, and how they learn it. */
export interface GcpReach {
  readonly address: Expression;
  readonly ports: readonly number[];
  /** By suffix: `HOST`. */
  readonly environment: Readonly<Record<string, Value>>;
}

/** A file system, as one consumer may use it. */
export interface GcpVolume {
  /** Where its users find it: `/mnt/reports`. */
  readonly path: string;
  /** IPv4 address of the server. */
  readonly server: Expression;
  /** What the server calls it: `/reports`. */
  readonly share: Value;
  readonly readOnly: boolean;
}

/** A queue, for consumers that its messages are pushed to. */
export interface GcpQueue {
  /** Where its messages come from: its own topic, and those that it listens to. */
  readonly sources: readonly {
    readonly topic: BlockHandle;
    /** The node whose topic it listens to. */
    readonly from?: NodeScope;
  }[];
  /** Topic for what failed too often. */
  readonly deadLetters: BlockHandle;
  readonly isOrdered: boolean;
  attempts(environment: string): number;
  retentionSeconds(environment: string): number;
}

/** How a gateway sends requests on to a node. */
export interface GcpTarget {
  /** A Cloud Run service. */
  readonly service: BlockHandle;
  /** Lets load balancers reach it. */
  readonly balance: () => void;
}

/** What a node offers to its consumers. */
export interface GcpProvider extends Offer {
  /** Where it can be reached; absent for what is reached through Google's APIs. */
  readonly network?: GcpPlace;
  /** The same for what gets an address only when somebody uses it. */
  readonly reach?: () => GcpReach;
  /** It has an address of Google's, but answers what comes from the network only. */
  readonly isInside?: true;
  /** A file system, for consumers that can mount one. */
  readonly volume?: (access: AccessLevel) => GcpVolume;
  /** What each access level allows the consumer's identity to do. */
  readonly grants?: Partial<Record<AccessLevel, readonly GcpGrant[]>>;
  /** Environment variables whose value is read from a secret at start. */
  readonly secrets?: Partial<
    Record<AccessLevel, Readonly<Record<string, GcpSecretReference>>>
  >;
  /**
   * Makes the consumer known inside the provider, where its place is; gives
   * more variables.
   */
  admit?(
    consumer: NodeScope,
    account: GcpAccount,
    access: AccessLevel,
    reason: string,
  ): Record<string, Value>;
  readonly target?: GcpTarget;
  /** A topic, for consumers that can subscribe to one. */
  readonly topic?: BlockHandle;
  readonly queue?: GcpQueue;
}

/** A service account. */
export interface GcpAccount {
  /** `orders@project.iam.gserviceaccount.com` */
  readonly email: Expression;
  /** `serviceAccount:orders@project.iam.gserviceaccount.com` */
  readonly member: Expression;
}

/** What a node can do with a provider. */
export interface GcpConsumer extends Use {
  /** The identity that roles are given to. */
  readonly account?: GcpAccount;
  /** Network tag that firewall rules open paths for. */
  readonly networkTag?: Value;
  /** The same for what is in the network only when it needs to be. */
  joinNetwork?(): Value;
  /** Waits for what it cannot start without. */
  startAfter?(block: BlockHandle): void;
  addSecret?(name: string, secret: GcpSecretReference): void;
  /** Opens what stands between it and its network tag: it runs in a cluster. */
  openWay?(way: GcpPlace, provider: NodeScope, reason: string): void;
  /** Mounts a file system when it starts. */
  mount?(volume: GcpVolume, provider: NodeScope): void;
  route?(target: GcpTarget, provider: NodeScope, reason: string): void;
  subscribe?(topic: BlockHandle, provider: NodeScope): void;
  /** Is called with a queue's messages, besides the right to take them out. */
  receive?(queue: GcpQueue, provider: NodeScope): void;
}
