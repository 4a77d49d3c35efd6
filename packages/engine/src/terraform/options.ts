import type { BlockHandle } from './BlockHandle';
import type { Attributes, Expression, Value } from './expression';
import type { Provenance } from './provenance';

/** A finding that a scanner shall not report, and why. */
export type Skip = { reason: string } & (
  | { checkov: string; trivy?: string }
  | { checkov?: string; trivy: string }
);

export interface Lifecycle {
  createBeforeDestroy?: boolean;
  preventDestroy?: boolean;
  /** Argument names and paths, or all of them. */
  ignoreChanges?: readonly string[] | 'all';
  replaceTriggeredBy?: readonly (BlockHandle | Expression)[];
}

/** What may be said about any resource, data source or module. */
export interface BlockOptions {
  /** A comment above the block. */
  comment?: string;
  lifecycle?: Lifecycle;
  dependsOn?: readonly (BlockHandle | string)[];
  forEach?: Value;
  count?: Value;
  /** A provider block with an alias, or a reference like `aws.global`. */
  provider?: BlockHandle | Expression;
  /** Differs from that of the file where given. */
  provenance?: Partial<Provenance>;
  skips?: readonly Skip[];
}

export interface VariableOptions {
  /** Type constraint: `string`, `list(string)`, `map(object({ a = number }))`. */
  type: string;
  description: string;
  /** `null` is a default, too. */
  default?: Value;
  /** One or more conditions that refer to the variable. */
  validation?: Validation | readonly Validation[];
  /** Terraform's own default is true. */
  nullable?: boolean;
  sensitive?: boolean;
  provenance?: Partial<Provenance>;
}

export interface Validation {
  condition: Value;
  errorMessage: string;
}

export interface CheckOptions extends Validation {
  provenance?: Partial<Provenance>;
}

export interface OutputOptions {
  value: Value;
  description: string;
  sensitive?: boolean;
  dependsOn?: readonly (BlockHandle | string)[];
  provenance?: Partial<Provenance>;
}

export interface ModuleOptions extends BlockOptions {
  source: string;
  version?: string;
  inputs?: Attributes;
  /** Addresses of the caller's providers by the module's own. */
  providers?: ReadonlyMap<string, string>;
}

export interface RequiredProvider {
  source: string;
  version: string;
  /** Providers under other names that the caller of the module gives. */
  aliases?: readonly string[];
}

export interface TerraformOptions {
  requiredVersion?: string;
  /** By local name. */
  requiredProviders?: Record<string, RequiredProvider>;
  /** Type of the backend and its settings, which may be incomplete. */
  backend?: { type: string; settings?: Attributes };
  /** Settings of HCP Terraform, in place of a backend. */
  cloud?: Attributes;
}
