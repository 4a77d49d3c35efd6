import type { Cloud, Standards } from 'backstage-plugin-stackgen-common';

/** What every CI system needs to know. */
export interface Pipeline {
  readonly appStack: string;
  readonly cloud: Cloud;
  readonly region: string;
  readonly environments: readonly string[];
  /** Terraform release that CI installs. */
  readonly terraformVersion: string;
}

/** Newest release that the constraints of the standards allow and CI knows. */
const TERRAFORM_RELEASE = '1.11.4';

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
    terraformVersion: TERRAFORM_RELEASE,
  };
}
