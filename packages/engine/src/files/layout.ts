import type { Standards } from 'backstage-plugin-stackgen-common';
import type { StateBackend } from '../standards/stateBackend';

/** Where the files of a stack are, and how Terraform is run on them. */
export interface Layout {
  /** Folder of the stack's own files, with `/` at its end; none at the root. */
  readonly stackFolder: string;
  /** Whether each environment has a folder of its own. */
  readonly folders: boolean;
  /** Path of a file that Terraform writes for an environment. */
  pathOf(environment: string, file: string): string;
  /** `terraform` with the arguments, on an environment. */
  command(environment: string, args: string): string;
  /** Prepares an environment with its state. */
  init(environment: string): string;
  /** Plans an environment; `flags` stand before the plan's file. */
  plan(environment: string, flags: string): string;
  /** What can be checked without any state. */
  readonly checks: readonly string[];
  /** Environment variables that all commands on an environment need. */
  variables(environment: string): Readonly<Record<string, string>>;
  /** Address of a resource of the stack, as commands name it. */
  address(resource: string): string;
}

export function layoutOf(
  { environments, environmentsLayout }: Standards,
  backend: StateBackend,
): Layout {
  return environmentsLayout === 'folders'
    ? inFolders(environments.map(({ name }) => name))
    : byTfvars(backend);
}

function byTfvars(backend: StateBackend): Layout {
  const command = (_: string, args: string) => `terraform ${args}`;
  return {
    stackFolder: '',
    folders: false,
    pathOf: (_, file) => file,
    command,
    init: environment =>
      backend.workspace
        ? 'terraform init'
        : `terraform init -backend-config=environments/${environment}.backend.hcl`,
    plan: (environment, flags) =>
      `terraform plan -var-file=environments/${environment}.tfvars ${flags}`,
    checks: ['terraform init -backend=false', 'terraform validate'],
    variables: (environment): Record<string, string> =>
      backend.workspace ? { TF_WORKSPACE: backend.workspace(environment) } : {},
    address: resource => resource,
  };
}

function inFolders(environments: readonly string[]): Layout {
  const command = (environment: string, args: string) =>
    `terraform -chdir=environments/${environment} ${args}`;
  return {
    stackFolder: 'modules/stack/',
    folders: true,
    pathOf: (environment, file) => `environments/${environment}/${file}`,
    command,
    init: environment => command(environment, 'init'),
    plan: (environment, flags) => command(environment, `plan ${flags}`),
    checks: environments.flatMap(environment => [
      command(environment, 'init -backend=false'),
      command(environment, 'validate'),
    ]),
    variables: () => ({}),
    address: resource => `module.stack.${resource}`,
  };
}
