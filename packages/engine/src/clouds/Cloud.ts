import type {
  AppStack,
  AppStackConnection,
  AppStackNode,
  Problem,
  Standards,
} from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../resource-types/NodeScope';
import type { EnvironmentValues } from '../standards/EnvironmentValues';
import type {
  DocumentFile,
  OutputOptions,
  TerraformDocument,
} from '../terraform';

/** How one cloud provides a resource type, on that cloud's foundation. */
export interface Implementation<P, Foundation, Part> {
  /** `rds`; unique within the resource type and cloud. */
  readonly name: string;
  /** `Amazon RDS for PostgreSQL`. */
  readonly title: string;
  /** Parameters that it cannot follow, or only partly: people are told. */
  readonly limits?: readonly Limit<P>[];
  /** Calls a module, which tags what it makes itself. */
  readonly isModule?: true;
  /** Nothing that it makes can carry labels. */
  readonly isUnlabelled?: true;
  build(scope: NodeScope<P>, foundation: Foundation): Part;
}

/** A parameter that an implementation cannot follow, and when. */
export interface Limit<P> {
  readonly parameter: keyof P & string;
  readonly applies: (parameters: P) => boolean;
  /** `none` is a warning; `nearest`, the default, takes what is possible. */
  readonly effect?: 'none' | 'nearest';
  readonly message: string;
  readonly mend?: string;
}

/** Markdown sentences for the stack's README; the same one stands there once. */
export interface RunNotes {
  readonly beforeFirstApply: Set<string>;
  readonly beforeRemoval: Set<string>;
}

/** What can be said of an implementation without knowing its cloud. */
export type AnyImplementation = Implementation<never, never, unknown>;

/** A node, how it is provided, and its complete parameters by environment. */
export interface NodeToBuild {
  readonly node: AppStackNode;
  readonly file: DocumentFile;
  readonly implementation: AnyImplementation;
  readonly parameters: ReadonlyMap<string, Record<string, unknown>>;
}

/** Everything that a cloud builds a stack from. */
export interface StackToBuild {
  readonly document: TerraformDocument;
  readonly values: EnvironmentValues;
  readonly standards: Standards;
  readonly appStack: AppStack;
  readonly nodes: readonly NodeToBuild[];
  /** Outputs by name, declared in the end. */
  readonly outputs: Map<string, OutputOptions>;
  /** What only people can do; stands in the stack's README. */
  readonly notes: RunNotes;
}

/** What comes of building, beside the blocks. */
export interface StackBuilt {
  readonly problems: Problem[];
  /** Connections that open something; not every one needs to or can. */
  readonly opened: AppStackConnection[];
  /** Addresses before entities were renamed, by the present address. */
  readonly originals: ReadonlyMap<string, string>;
}

/** Builds a stack on one cloud. */
export type CloudBuilder = (stack: StackToBuild) => StackBuilt;
