import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { Implementation } from '../Cloud';
import type { Offer, Part, Use } from '../connectNodes';
import type { BlockHandle, Expression, Value } from '../../terraform';
import type { ContainerService } from './AwsContainers';
import type { HostCluster } from '../kubernetes/KubernetesHost';
import type { AwsFoundation } from './AwsFoundation';

/** How AWS provides a resource type. */
export type AwsImplementation<P = Record<string, unknown>> = Implementation<
  P,
  AwsFoundation,
  AwsPart
>;

/** What a node is to the others once it is built. */
export type AwsPart = Part<AwsProvider, AwsConsumer>;

/** A cluster that workloads run in. */
export interface AwsCluster extends HostCluster {
  /** Security group of its machines, and so of its pods. */
  readonly securityGroupId: Value;
}

/** One IAM statement: what is allowed on what. */
export interface Statement {
  readonly sid?: string;
  readonly actions: readonly string[];
  readonly resources: readonly Value[];
  readonly conditions?: { readonly [operator: string]: Value };
}

/** What a node offers to its consumers. */
export interface AwsProvider extends Offer {
  /** Where it can be reached; absent for what is reached through AWS's APIs. */
  readonly network?: {
    readonly securityGroupId: Value;
    readonly port: number;
  };
  /** The same for what gets an address only when somebody uses it. */
  readonly reach?: () => AwsReach;
  /** A file system, for consumers that can mount one. */
  readonly volume?: (access: AccessLevel) => AwsVolume;
  /** A service whose name its users learn when they start. */
  readonly service?: ContainerService;
  /**
   * Gives it a name that the whole network knows, for who does not learn the
   * service’s; environment variables by suffix.
   */
  readonly named?: () => Readonly<Record<string, Value>>;
  /** What each access level allows the consumer's identity to do. */
  readonly grants?: Partial<Record<AccessLevel, readonly Statement[]>>;
  /** What who waits for the end of what it starts may do besides. */
  readonly follow?: Partial<Record<AccessLevel, readonly Statement[]>>;
  /** Environment variables whose value is read from a secret at start. */
  readonly secrets?: Partial<
    Record<AccessLevel, Readonly<Record<string, SecretReference>>>
  >;
  /** Gives a consumer what only its name says, when it has an identity. */
  readonly admit?: (consumer: NodeScope, access: AccessLevel) => AwsAdmission;
  /** AWS APIs that the consumer must reach: `sqs`. */
  readonly apis?: readonly AwsApi[];
  /** Who is outside the network can use it through its APIs as well. */
  readonly worksByApi?: true;
  /** ARN of a topic, for consumers that can subscribe to one. */
  readonly topicArn?: Value;
  readonly target?: AwsTarget;
  /** A queue, for consumers that its messages can be handed to. */
  readonly queue?: AwsQueue;
  /** A stream, for consumers that its events can be handed to. */
  readonly events?: (consumer: NodeScope) => AwsEvents;
}

/** What a provider gives to one of its consumers alone. */
export interface AwsAdmission {
  readonly grants: readonly Statement[];
  /** By suffix: `CONSUMER_GROUP`. */
  readonly environment: Readonly<Record<string, Value>>;
  readonly apis?: readonly AwsApi[];
}

/** How a gateway sends requests on to a node. */
export type AwsTarget =
  | { readonly lambda: BlockHandle }
  | {
      readonly network: {
        readonly securityGroupId: Value;
        readonly port: number;
      };
      /** Answers with a status below 400 when it is well. */
      readonly healthCheckPath: () => Value;
      /** Registers its containers where a load balancer finds them. */
      readonly register: (targets: AwsTargets) => void;
    };

/** Where containers are registered. */
export interface AwsTargets {
  readonly group: BlockHandle;
  /** ECS refuses a group that no listener uses yet. */
  readonly listening: BlockHandle;
}

/** A queue, as far as who is handed its messages must know it. */
export interface AwsQueue {
  readonly arn: Value;
  /** How long a received message is hidden, by environment. */
  readonly hiddenSeconds: (environment: string) => number;
}

/** A stream, as far as Lambda must know it to hand its events to a consumer. */
export interface AwsEvents {
  readonly arn: Value;
  /** Kafka: what keeps the consumer’s place, and the rights to reach the stream. */
  readonly kafka?: {
    readonly group: Value;
    readonly grants: readonly Statement[];
  };
}

/** The address that a node got for its users, and how they learn it. */
export interface AwsReach {
  readonly securityGroupId: Value;
  readonly port: number;
  /** By suffix: `HOST`. */
  readonly environment: Readonly<Record<string, Value>>;
}

/** A part of a file system, as one consumer may use it. */
export interface AwsVolume {
  /** Where its users find it: `/mnt/reports`. */
  readonly path: string;
  readonly fileSystemId: Expression;
  readonly accessPointId: Expression;
  readonly readOnly: boolean;
  /** Its addresses in the subnets; nothing mounts it before. */
  readonly ready: readonly BlockHandle[];
}

/** A secret, by reference: its value is never in a file. */
export interface SecretReference {
  readonly arn: Expression;
  /** Key within a JSON secret. */
  readonly key?: string;
}

/** What a node can do with a provider. */
export interface AwsConsumer extends Use {
  /** Security group to open network paths from. */
  readonly securityGroupId?: Value;
  /** Gives the security group of what is in the network only when it must be. */
  joinNetwork?(): Value;
  /** Learns which APIs it uses, for when it joins the network. */
  useApi?(api: AwsApi): void;
  /** Opens what stands between it and its security group: it runs in a cluster. */
  openWay?(port: number, provider: NodeScope, reason: string): void;
  /** Starts only when the service is there. */
  startAfter?(service: ContainerService): void;
  /** Waits for the end of what it starts, and stops it when it is stopped. */
  readonly follows?: true;
  /** Adds to what the node's identity may do. */
  allow?(statement: Statement): void;
  addSecret?(name: string, secret: SecretReference): void;
  /** Mounts a file system when it starts. */
  mount?(volume: AwsVolume, provider: NodeScope): void;
  route?(target: AwsTarget, provider: NodeScope, reason: string): void;
  /** Is handed the messages of a queue. */
  receive?(queue: AwsQueue, provider: NodeScope): void;
  /** Is handed the events of a stream, so that it keeps no place in it itself. */
  receiveEvents?(events: AwsEvents, provider: NodeScope): void;
  /** Returns whether that is possible. */
  subscribe?(topicArn: Value, provider: NodeScope): boolean;
}

/**
 * AWS APIs with an endpoint inside a VPC, by the name in
 * `com.amazonaws.<region>.<name>`.
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export type AwsApi =
  | 'dynamodb'
  | 'ec2'
  | 'ecr.api'
  | 'ecr.dkr'
  | 'ecs'
  | 'eks'
  | 'eks-auth'
  | 'elasticloadbalancing'
  | 'events'
  | 'kinesis-streams'
  | 'kms'
  | 'lambda'
  | 'logs'
  | 'redshift-data'
  | 'redshift-serverless'
  | 's3'
  | 'secretsmanager'
  | 'sns'
  | 'sqs'
  | 'ssm'
  | 'ssmmessages'
  | 'states'
  | 'sts';
