import type {
  AppStack,
  Cloud,
  Standards,
} from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import type { BlockHandle } from '../terraform';
import { awsBeforeFirstApply, awsBeforeRemoval } from './awsNotes';
import {
  azureBeforeFirstApply,
  azureBeforeRemoval,
  azureInCi,
} from './azureNotes';
import { roleVariable, secretsOf } from './ci/pipeline';
import { ciOf, type Ci } from '../standards/ci';
import { trustInCi } from './ci/trust';
import { gcpBeforeFirstApply, gcpBeforeRemoval, gcpInCi } from './gcpNotes';
import { code, md } from './markdown';

/** What images are pushed to. */
const REPOSITORIES = [
  'aws_ecr_repository',
  'azurerm_container_registry',
  'google_artifact_registry_repository',
];

/** What only a person can do before the first apply, as Markdown sentences. */
export function beforeFirstApply(
  appStack: AppStack,
  standards: Standards,
  { document, values, backend, layout, notes, problems }: BuiltStack,
): string[] {
  const blocks = document.blocks();
  const lines = problems
    .filter(({ code: kind }) => kind === 'placeholder')
    .map(({ message, mend = '' }) => md(`${message} ${mend}`));
  if (backend.type === 'hcp') {
    lines.push(
      `Let the workspaces of HCP Terraform run in the mode ${code(
        'local',
      )}, or give them the rights and the values that CI has; ${code(
        'TF_WORKSPACE',
      )} says which one it is.`,
    );
  } else if (backend.type !== 'local') {
    lines.push(
      `Make the place for the state and name it in ${code(
        layout.folders
          ? 'environments/*/backend.tf'
          : 'environments/*.backend.hcl',
      )} (backend ${code(backend.type)}).`,
    );
  }
  lines.push(
    ...awsBeforeFirstApply(blocks, layout),
    ...azureBeforeFirstApply(blocks, layout),
    ...gcpBeforeFirstApply(blocks, layout),
    ...notes.beforeFirstApply,
  );
  const variables = blocks.filter(({ kind }) => kind === 'variable');
  const tags = variables.filter(({ name }) => name.endsWith('_image_tag'));
  const built = new Set(
    blocks
      .filter(({ type }) => type === 'google_cloudfunctions2_function')
      .map(({ name }) => name),
  );
  const repositories = blocks.filter(
    ({ type, name }) =>
      REPOSITORIES.includes(type) &&
      // Google itself builds the image of a function from an archive.
      !(type === 'google_artifact_registry_repository' && built.has(name)),
  );
  if (tags.length > 0) {
    lines.push(
      `Set the tags of the images to run: ${listOf(tags.map(b => b.name))}.`,
    );
  }
  if (repositories.length > 0) {
    const targets = repositories.map(
      ({ address }) => `-target=${layout.address(address)}`,
    );
    lines.push(
      `Make the image repositories first, and push the images, so that the services can start: ${code(
        layout
          .plan(standards.environments[0].name, targets.join(' '))
          .replace(' plan ', ' apply '),
      )}`,
    );
  }
  const addresses = variables.filter(({ name }) => {
    const given = values.environments.flatMap(
      environment => values.valueIn(environment, name) ?? [],
    );
    return given.length > 0 && given.every(value => value === '');
  });
  if (addresses.length > 0) {
    lines.push(
      `Fill in what this stack does not make: ${listOf(
        addresses.map(b => b.name),
      )}.`,
    );
  }
  if (
    blocks.some(({ type }) =>
      ['aws_route53_zone', 'azurerm_dns_zone'].includes(type),
    )
  ) {
    lines.push(
      `The public DNS zone ${code(
        standards.dns.zone,
      )} must exist in the account, and the internet must know it.`,
    );
  }
  if (appStack.nodes.some(({ orphan }) => orphan)) {
    lines.push(
      'Some entities have left the catalog; their resources are kept until somebody removes them.',
    );
  }
  return lines;
}

/** What CI must be given, as Markdown sentences. */
export function inCi(
  appStack: AppStack,
  standards: Standards,
  { backend, document }: BuiltStack,
): string[] {
  const { system, drift } = ciOf(standards);
  const { cloud } = appStack;
  const [{ name: first }] = standards.environments;
  if (system === 'none') {
    return [];
  }
  const secrets = secretsOf(cloud, standards, backend);
  return [
    ...identitiesInCi(system, cloud, first, document.blocks()),
    ...trustInCi(system, cloud, first),
    ...(secrets.length > 0
      ? [`Secrets that Terraform reads: ${listOf(secrets)}.`]
      : []),
    ...(drift && system === 'gitlab'
      ? [
          'A pipeline schedule, which looks every night for what was changed by hand.',
        ]
      : []),
  ];
}

function identitiesInCi(
  system: Ci['system'],
  cloud: Cloud,
  first: string,
  blocks: readonly BlockHandle[],
): string[] {
  switch (cloud) {
    case 'azure':
      return azureInCi(system, first, blocks);
    case 'gcp':
      return gcpInCi(system, first);
    case 'aws':
      return awsInCi(system, first);
    default:
      return [];
  }
}

function awsInCi(system: Ci['system'], first: string): string[] {
  return system === 'azure-devops'
    ? [
        `Service connections ${code(`aws-plan-${first}`)} and ${code(
          `aws-apply-${first}`,
        )}, and so on for each environment: the first for a role that only reads, the second for one that may change everything, with the approval of the environment.`,
      ]
    : [
        `${code(
          roleVariable('plan', first),
        )}, and so on for each environment: ARN of a role that only reads. It trusts this repository, also for changes that are not yet reviewed.`,
        `${code(
          roleVariable('apply', first),
        )}, and so on for each environment: ARN of the role that may change everything. It trusts the environment ${code(
          first,
        )} of this repository alone, which asks for approval.`,
      ];
}

/** What keeps Terraform from removing everything, as Markdown sentences. */
export function beforeRemoval({
  document,
  layout,
  notes,
}: BuiltStack): string[] {
  const blocks = document.blocks().filter(({ kind }) => kind === 'resource');
  const lines: string[] = [];
  const guarded = blocks.filter(isGuarded);
  if (guarded.length > 0) {
    lines.push(
      `Switch off the deletion protection of ${listOf(
        guarded.map(({ address }) => address),
      )}, and apply.`,
    );
  }
  const buckets = blocks.filter(
    ({ type, attributes }) =>
      ['aws_s3_bucket', 'google_storage_bucket'].includes(type) &&
      attributes.force_destroy !== true,
  );
  if (buckets.length > 0) {
    lines.push(
      `Empty the buckets ${listOf(buckets.map(({ address }) => address))}.`,
    );
  }
  return [
    ...lines,
    ...awsBeforeRemoval(blocks),
    ...azureBeforeRemoval(blocks),
    ...gcpBeforeRemoval(blocks, layout),
    ...notes.beforeRemoval,
  ];
}

function isGuarded({ attributes, content }: BlockHandle): boolean {
  const guards = [
    attributes.deletion_protection,
    attributes.deletion_protection_enabled,
    attributes.enable_deletion_protection,
  ];
  const state = attributes.delete_protection_state;
  return (
    (content.kind === 'resource' &&
      content.options.lifecycle?.preventDestroy) ||
    guards.some(guard => guard !== undefined && guard !== false) ||
    (state !== undefined && state !== 'DELETE_PROTECTION_DISABLED')
  );
}

function listOf(names: readonly string[]): string {
  return names.map(code).join(', ');
}
