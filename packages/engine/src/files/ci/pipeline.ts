import type { Cloud, Standards } from 'backstage-plugin-stackgen-common';
import { terraformRelease } from './terraformRelease';

/** What every CI system needs to know. */
export interface Pipeline {
  readonly appStack: string;
  readonly cloud: Cloud;
  readonly region: string;
  /** In the order in which they are deployed. */
  readonly environments: readonly string[];
  /** Terraform release that CI installs. */
  readonly terraformVersion: string;
}

/** What a job does with the cloud: look at it, or change it. */
export type Purpose = 'plan' | 'apply';

/** Release of checkov, which reads `.checkov.yaml`. */
export const CHECKOV_VERSION = '3.3.13';

export function pipelineOf(options: {
  appStack: string;
  cloud: Cloud;
  region: string;
  standards: Standards;
}): Pipeline {
  return {
    appStack: options.appStack,
    cloud: options.cloud,
    region: options.region,
    environments: options.standards.environments.map(({ name }) => name),
    terraformVersion: terraformRelease(options.standards.versions.terraform),
  };
}

/**
 * Name of the CI variable with the role for an environment and a purpose:
 * `AWS_PLAN_ROLE_ARN_DEV`.
 */
export function roleVariable(purpose: Purpose, environment: string): string {
  return `AWS_${purpose}_ROLE_ARN_${environment}`
    .toUpperCase()
    .replace(/-/g, '_');
}

/** Reads the state without its lock, which a role that only reads cannot take. */
export function planCommand(environment: string, out: string): string {
  return `terraform plan -lock=false -var-file=environments/${environment}.tfvars -out=${out}`;
}

export function initCommand(environment: string): string {
  return `terraform init -backend-config=environments/${environment}.backend.hcl`;
}
