import type { Cloud, Standards } from 'backstage-plugin-stackgen-common';
import type { Layout } from '../layout';
import { ciOf } from '../../standards/ci';
import type { StateBackend } from '../../standards/stateBackend';
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
  readonly layout: Layout;
  /** Names of secrets that Terraform reads from the environment. */
  readonly secrets: readonly string[];
  /** Whether it looks every night for what was changed by hand. */
  readonly drift: boolean;
}

/** What a job does with the cloud: look at it, or change it. */
export type Purpose = 'plan' | 'apply';

/** Release of checkov, which reads `.checkov.yaml`. */
export const CHECKOV_VERSION = '3.3.13';

/** Release of tflint, which reads `.tflint.hcl`. */
export const TFLINT_VERSION = '0.58.1';

/** When the nightly look is: not on the hour, when everybody’s is. */
export const NIGHTLY = '17 3 * * *';

export function pipelineOf(options: {
  appStack: string;
  cloud: Cloud;
  region: string;
  standards: Standards;
  layout: Layout;
  backend: Pick<StateBackend, 'type'>;
}): Pipeline {
  const { appStack, cloud, region, standards, layout, backend } = options;
  return {
    appStack,
    cloud,
    region,
    environments: standards.environments.map(({ name }) => name),
    terraformVersion: terraformRelease(standards.versions.terraform),
    layout,
    secrets: secretsOf(cloud, standards, backend),
    drift: ciOf(standards).drift,
  };
}

/**
 * What has no identity of its own to sign in with: HCP Terraform, states behind
 * HTTP, and Civo with its object store. Sources:
 * https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials
 * and https://developer.hashicorp.com/terraform/language/backend/http
 */
export function secretsOf(
  cloud: Cloud,
  { stateBackend }: Standards,
  { type }: Pick<StateBackend, 'type'>,
): string[] {
  const secrets: string[] = [];
  if (cloud === 'civo') {
    secrets.push('CIVO_TOKEN');
  }
  if (cloud === 'civo' && type === 's3') {
    secrets.push('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY');
  }
  if (type === 'hcp' || type === 'remote') {
    const host = stateBackend.hostname ?? 'app.terraform.io';
    secrets.push(
      `TF_TOKEN_${host.replace(/-/g, '__').replace(/[^A-Za-z0-9_]/g, '_')}`,
    );
  }
  if (type === 'http') {
    secrets.push('TF_HTTP_USERNAME', 'TF_HTTP_PASSWORD');
  }
  return secrets;
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
export function planCommand({ layout }: Pipeline, environment: string): string {
  return layout.plan(environment, `-lock=false -out=${planFile(environment)}`);
}

/** Fails when the cloud is not what the code says. */
export function driftCommand(
  { layout }: Pipeline,
  environment: string,
): string {
  return layout.plan(environment, '-lock=false -detailed-exitcode');
}

/** The saved plan, as Terraform is told. */
export function planFile(environment: string): string {
  return `${environment}.tfplan`;
}

/** Writes the saved plan as text into a file at the root. */
export function showCommand({ layout }: Pipeline, environment: string): string {
  const text = `show -no-color ${planFile(environment)}`;
  return `${layout.command(environment, text)} > ${planText(environment)}`;
}

export function planText(environment: string): string {
  return `${environment}.plan.txt`;
}

export function applyCommand(
  { layout }: Pipeline,
  environment: string,
): string {
  return layout.command(environment, `apply ${planFile(environment)}`);
}

/** What a later job needs to apply the saved plan. */
export function planArtifacts(
  { layout }: Pipeline,
  environment: string,
): readonly [plan: string, lock: string] {
  return [
    layout.pathOf(environment, planFile(environment)),
    layout.pathOf(environment, '.terraform.lock.hcl'),
  ];
}

export function lintCommand({ layout }: Pipeline): string {
  return layout.folders
    ? 'tflint --recursive --config="$PWD/.tflint.hcl"'
    : 'tflint';
}
