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
  build(scope: NodeScope<P>, foundation: Foundation): Part;
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
}

/** What comes of building, beside the blocks. */
export interface StackBuilt {
  readonly problems: Problem[];
  /** Connections that open something; not every one needs to or can. */
  readonly opened: AppStackConnection[];
}

/** Builds a stack on one cloud. */
export type CloudBuilder = (stack: StackToBuild) => StackBuilt;
