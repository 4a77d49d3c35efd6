import type { Severity } from 'backstage-plugin-stackgen-common';
import type { PolicyResource, PolicyStack } from './PolicyStack';

/** What is wrong with a resource. */
export interface Violation {
  /** The argument, or the path to it. */
  readonly attribute?: string;
  /** A sentence for people. */
  readonly message: string;
}

/** Something that must hold for a resource. */
export interface Check {
  /** What satisfies it, as Markdown: `` `storage_encrypted` is true ``. */
  readonly says: string;
  /** Nothing but the resource itself decides. */
  readonly alone?: boolean;
  violations(resource: PolicyResource, stack: PolicyStack): Violation[];
}

/** A rule over the resources of a stack. */
export interface Rule {
  /** Stable for ever: `AWS-S3-1`. */
  readonly id: string;
  readonly severity: Severity;
  /** What holds when nobody violates it. */
  readonly title: string;
  readonly rationale: string;
  /** What to do about a violation. */
  readonly fix: string;
  /** The same in scanners and standards: `CKV_AWS_16`, `AWS-0080`, `RDS.3`. */
  readonly references: readonly string[];
  /** Terraform resource types that it is about. */
  readonly on: readonly string[];
  readonly check: Check;
}
