import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Value } from '../../terraform';
import type { Implementation } from '../Cloud';
import type { Offer, Part, Use } from '../connectNodes';
import type { KubernetesSecretReference } from '../kubernetes/container';
import type { KubernetesVolume } from '../kubernetes/volumes';
import type { Peer } from '../kubernetes/networkPolicy';
import type { CivoFoundation } from './CivoFoundation';

/** How Civo provides a resource type. */
export type CivoImplementation<P = Record<string, unknown>> = Implementation<
  P,
  CivoFoundation,
  CivoPart
>;

/** What a node is to the others once it is built. */
export type CivoPart = Part<CivoProvider, CivoConsumer>;

/** How a gateway sends requests on to a node. */
export interface CivoTarget {
  /** Name of its service in the cluster. */
  readonly service: Value;
  /** Name of its pods, which the way is opened to. */
  readonly pods: string;
  readonly port: number;
}

/** What a node offers to its consumers. */
export interface CivoProvider extends Offer {
  /** Where pods reach it. */
  readonly network?: Peer;
  /** It is machines, whose addresses are known when they are made. */
  readonly machines?: BlockHandle;
  readonly target?: CivoTarget;
  /** Files in the cluster, for consumers that can mount them. */
  readonly volume?: (access: AccessLevel) => KubernetesVolume;
  /** Opens its own firewall; asked once for each connection. */
  readonly open?: () => void;
  /**
   * What consumers sign in with, by suffix of the environment variable. Each
   * consumer gets a secret of its own in the cluster.
   */
  readonly credentials?: Partial<
    Record<AccessLevel, Readonly<Record<string, Value>>>
  >;
  /** Secrets that are in the cluster already. */
  readonly secrets?: Partial<
    Record<AccessLevel, Readonly<Record<string, KubernetesSecretReference>>>
  >;
}

/** What a node can do with a provider. */
export interface CivoConsumer extends Use {
  /** Name of its pods, which ways are opened from. */
  readonly pods?: string;
  /** It is machines, which are told what they need when they are made. */
  readonly machines?: BlockHandle;
  /**
   * Opens its own firewall, where it is a machine in the network.
   *
   * @returns whether a machine can get there
   */
  reach?(to: Peer, provider: NodeScope): boolean;
  addSecret?(name: string, secret: KubernetesSecretReference): void;
  /** Mounts files when its pods start. */
  mount?(volume: KubernetesVolume, provider: NodeScope): void;
  route?(target: CivoTarget, provider: NodeScope, reason: string): void;
}
