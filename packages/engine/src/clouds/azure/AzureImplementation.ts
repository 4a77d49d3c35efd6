import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Expression, Value } from '../../terraform';
import type { Implementation } from '../Cloud';
import type { Offer, Part, Remark, Use } from '../connectNodes';
import type { HostCluster } from '../kubernetes/KubernetesHost';
import type { AzureFoundation } from './AzureFoundation';
import type { WorkloadSubnet } from './subnets';

/** How Azure provides a resource type. */
export type AzureImplementation<P = Record<string, unknown>> = Implementation<
  P,
  AzureFoundation,
  AzurePart
>;

/** What a node is to the others once it is built. */
export type AzurePart = Part<AzureProvider, AzureConsumer>;

/** A cluster that workloads run in. */
export interface AzureCluster extends HostCluster {
  /** Lets its machines pull from the stack's registry. */
  readonly pullImages: () => BlockHandle;
}

/** A built-in role on one resource. */
export interface RoleGrant {
  /** Tells the grants of one provider apart: `send`. */
  readonly name: string;
  /** `Azure Service Bus Data Sender`, or the id of a role of the stack's own. */
  readonly role: string | (() => Expression);
  /** Id of the resource that the role is for, and nothing above it. */
  readonly scope: Value;
  /** What makes that resource, where the id does not refer to it. */
  readonly after?: BlockHandle;
}

/** A consumer that a provider lets in by its own means. */
export interface Visitor {
  readonly scope: NodeScope;
  readonly identity: BlockHandle;
  readonly access: AccessLevel;
  readonly reason: string;
}

/** What came of letting a consumer in. */
export interface Admission {
  /** More environment variables, by suffix. */
  readonly environment?: Readonly<Record<string, Value>>;
  /** What lets it in, where that is a block. */
  readonly right?: BlockHandle;
}

/** How a gateway sends requests on to a node, by HTTPS. */
export interface AzureTarget {
  /** Host name; known once everything is connected. */
  readonly host: () => Expression;
  /** Opens the way to it from a subnet. */
  readonly open: (from: WorkloadSubnet) => void;
}

/** What a node offers to its consumers. */
export interface AzureProvider extends Offer {
  /**
   * Opens the way to it from a subnet; asked once for each connection. Gives
   * what must stand before, where that is more than the node itself.
   */
  readonly open?: (from: WorkloadSubnet) => readonly BlockHandle[] | void;
  /** A file system, for consumers that can mount one, in a subnet. */
  readonly volume?: (access: AccessLevel, from: WorkloadSubnet) => AzureVolume;
  /** What each access level allows the consumer's identity to do. */
  readonly grants?: Partial<Record<AccessLevel, readonly RoleGrant[]>>;
  /** Lets an identity in where roles do not. */
  readonly admit?: (visitor: Visitor) => Admission;
  /** Environment variables whose value is read from a secret at start. */
  readonly secrets?: Partial<
    Record<AccessLevel, Readonly<Record<string, SecretReference>>>
  >;
  readonly target?: AzureTarget;
  /** What people are told of a consumer, by where that runs. */
  readonly remarkFrom?: (from: WorkloadSubnet) => Remark | undefined;
  /** A topic, for consumers that can subscribe to one. */
  readonly topic?: BlockHandle;
  readonly binding?: AzureBinding;
}

/** How triggers and bindings of functions connect to it by an identity. */
export interface AzureBinding {
  /** What knows it in the host of functions: `serviceBus`. */
  readonly extension: 'serviceBus' | 'eventHubs' | 'blobs' | 'cosmosDB';
  /** Settings after the connection's name: `fullyQualifiedNamespace`. */
  readonly settings: Readonly<Record<string, Value>>;
}

/** A file share, as one consumer may use it. */
export interface AzureVolume {
  /** Where its users find it: `/mnt/reports`. */
  readonly path: string;
  /** Host name of the server. */
  readonly server: Expression;
  /** What the server calls it: `/account/reports`. */
  readonly share: Expression;
  readonly readOnly: boolean;
  /** Without the way to it nothing can be mounted. */
  readonly ready: readonly BlockHandle[];
}

/** A secret, by reference: its value is never in a file. */
export interface SecretReference {
  /** Address without a version, so that a new value is taken at the next start. */
  readonly uri: Expression;
  /** Id of the secret, which the right to read it is given on. */
  readonly id: Value;
  /** Must be there before it is referred to. */
  readonly madeBy: BlockHandle;
}

/** What a consumer of a topic wants to receive. */
export interface WantedSubscription {
  readonly topic: BlockHandle;
  readonly provider: NodeScope;
  readonly access: AccessLevel;
  readonly reason: string;
}

/** What a node can do with a provider. */
export interface AzureConsumer extends Use {
  /** Acts in its name; absent when nothing runs. */
  readonly identity?: BlockHandle;
  /** Where it runs; with the containers if nothing is said. */
  readonly subnet?: WorkloadSubnet;
  /** Mounts a file share when it starts. */
  mount?(volume: AzureVolume, provider: NodeScope): void;
  /** Waits for what it cannot start without. */
  startAfter?(block: BlockHandle): void;
  route?(target: AzureTarget, provider: NodeScope, reason: string): void;
  addSecret?(name: string, secret: SecretReference): void;
  /** Is called by what has a trigger for it, if its code says so. */
  bind?(binding: AzureBinding, provider: NodeScope, access: AccessLevel): void;
  /** Returns whether that is possible. */
  subscribe?(subscription: WantedSubscription): boolean;
}
