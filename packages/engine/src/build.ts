import type {
  AppStack,
  AppStackConnection,
  AppStackNode,
  Problem,
  Standards,
} from 'backstage-plugin-stackgen-common';
import { providerOf } from 'stackgen-provider-schemas';
import { CLOUD_BUILDERS } from './clouds/builders';
import type { NodeToBuild, RunNotes } from './clouds/Cloud';
import { checkRegion } from './clouds/checkRegion';
import { outputsForProviders } from './files/environmentFolders';
import { layoutOf, type Layout } from './files/layout';
import { completeParameters } from './resource-types/completeParameters';
import { blockNameOf } from './resource-types/NodeScope';
import { ResourceTypes } from './resource-types/ResourceTypes';
import { checkStandards } from './standards/check/checkStandards';
import { EnvironmentValues } from './standards/EnvironmentValues';
import { placeholdersOf } from './standards/placeholders';
import { stateBackend, type StateBackend } from './standards/stateBackend';
import { withStackTags } from './standards/tags';
import { terraformVersion } from './standards/terraformVersion';
import {
  call,
  TerraformDocument,
  variable,
  type BlockHandle,
  type OutputOptions,
  type RequiredProvider,
} from './terraform';

/** Everything a stack is written from, before it is text. */
export interface BuiltStack {
  readonly document: TerraformDocument;
  readonly values: EnvironmentValues;
  readonly backend: StateBackend;
  readonly layout: Layout;
  /** Providers that the stack needs, by their local names. */
  readonly requiredProviders: Readonly<Record<string, RequiredProvider>>;
  readonly problems: Problem[];
  /** Connections that open something; the others were only declared. */
  readonly opened: readonly AppStackConnection[];
  /** Addresses before entities were renamed, by the present address. */
  readonly originals: ReadonlyMap<string, string>;
  /** What only people can do. */
  readonly notes: RunNotes;
}

/** Builds the Terraform blocks of an appStack. */
export function buildStack(appStack: AppStack, profile: Standards): BuiltStack {
  const standards = withStackTags(profile, appStack);
  const document = TerraformDocument.create();
  const problems: Problem[] = [
    ...checkStandards(profile),
    ...checkRegion(appStack.cloud, appStack.region, standards),
  ];
  const environments = standards.environments.map(({ name }) => name);
  const backend = stateBackend({
    appStack: appStack.name,
    cloud: appStack.cloud,
    region: appStack.region,
    standards,
  });
  const layout = layoutOf(standards, backend);
  const values = EnvironmentValues.create(environments);
  const outputs = new Map<string, OutputOptions>();
  const notes: RunNotes = {
    beforeFirstApply: new Set(),
    beforeRemoval: new Set(),
  };
  values.variable(
    'environment',
    'Environment that is deployed.',
    name => name,
    {
      validation: {
        condition: call('contains', environments, variable('environment')),
        errorMessage: `The environment must be one of ${environments.join(
          ', ',
        )}.`,
      },
    },
  );

  const types = ResourceTypes.of(standards);
  const nodes: NodeToBuild[] = [];
  for (const node of appStack.nodes) {
    const type = types.find(node.resourceType);
    const offered = type ? types.implementationsOf(type, appStack.cloud) : [];
    const implementation =
      offered.find(({ name }) => name === node.implementation) ?? offered[0];
    if (!type || !implementation) {
      problems.push({
        severity: 'error',
        code: 'resource-type-not-offered',
        where: node.entityRef,
        message: `${node.resourceType} is not offered on ${appStack.cloud}.`,
        mend: 'Sync the entity again with a mapping that gives it another type.',
        entityRef: node.entityRef,
      });
      continue;
    }
    const parameters = new Map<string, Record<string, unknown>>();
    for (const environment of environments) {
      const complete = completeParameters(
        type,
        node,
        appStack.settings[node.entityRef],
        environment,
        standards.sizes,
      );
      parameters.set(environment, complete.parameters);
      problems.push(...complete.problems);
    }
    nodes.push({
      node,
      implementation,
      file: document.file(`${blockNameOf(node)}.tf`, {
        header: headerOf(node),
        provenance: {
          entityRef: node.entityRef,
          reason: `${node.entityRef} is a ${type.title.toLowerCase()}.`,
          rule: node.rule,
        },
      }),
      parameters,
    });
  }
  const built = CLOUD_BUILDERS[appStack.cloud]?.({
    document,
    values,
    standards,
    appStack,
    nodes,
    outputs,
    notes,
  });
  problems.push(...(built?.problems ?? []));
  values.declareIn(
    document.file('variables.tf', {
      provenance: { reason: 'What differs between environments.' },
    }),
  );
  if (layout.folders) {
    for (const { name, value, sensitive } of outputsForProviders(document)) {
      outputs.set(name, {
        description:
          'For the provider, which is set up outside of this module.',
        value,
        ...(sensitive && { sensitive }),
      });
    }
  }
  const outputsFile = document.file('outputs.tf', {
    provenance: { reason: 'What people and other stacks need to know.' },
  });
  for (const [name, options] of [...outputs].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    outputsFile.output(name, options);
  }
  const required = requiredProviders(document, standards);
  document
    .file('terraform.tf', {
      provenance: { reason: 'Versions that this was written for.' },
    })
    .terraform({
      requiredVersion: terraformVersion(document, standards),
      requiredProviders: layout.folders
        ? withAliases(required, document)
        : required,
    });
  if (!layout.folders) {
    document
      .file('backend.tf', {
        provenance: {
          reason: 'Where the state is kept; each environment has its own.',
        },
      })
      .terraform(
        backend.type === 'hcp'
          ? { cloud: backend.shared }
          : { backend: { type: backend.type, settings: backend.shared } },
      );
  }
  document.complete();
  problems.push(...placeholdersOf({ document, values, backend, standards }));
  return {
    document,
    values,
    backend,
    layout,
    requiredProviders: required,
    problems,
    opened: built?.opened ?? [],
    originals: built?.originals ?? new Map(),
    notes,
  };
}

function headerOf(node: AppStackNode): string[] {
  return [
    node.entityRef,
    ...(node.owner !== undefined ? [`owner: ${node.owner}`] : []),
    `rule: ${node.rule}`,
  ];
}

const SOURCES = {
  aws: 'hashicorp/aws',
  azurerm: 'hashicorp/azurerm',
  google: 'hashicorp/google',
  civo: 'civo/civo',
  kubernetes: 'hashicorp/kubernetes',
  random: 'hashicorp/random',
  tls: 'hashicorp/tls',
} as const;

/** Providers under other names come from the folder that calls the stack. */
function withAliases(
  required: Record<string, RequiredProvider>,
  document: TerraformDocument,
): Record<string, RequiredProvider> {
  const aliases = document
    .blocks()
    .filter(
      ({ kind, name, address }) => kind === 'provider' && name !== address,
    )
    .map(({ name, address }) => ({ name, address }));
  return Object.fromEntries(
    Object.entries(required).map(([name, provider]) => {
      const own = aliases.filter(alias => alias.name === name);
      return [
        name,
        own.length === 0
          ? provider
          : { ...provider, aliases: own.map(({ address }) => address).sort() },
      ];
    }),
  );
}

function requiredProviders(
  document: TerraformDocument,
  standards: Standards,
): Record<string, RequiredProvider> {
  const used = new Set(document.blocks().map(providerNameOf));
  return Object.fromEntries(
    (Object.keys(SOURCES) as (keyof typeof SOURCES)[])
      .filter(name => used.has(name))
      .map(name => [
        name,
        { source: SOURCES[name], version: standards.versions[name] },
      ]),
  );
}

/** The provider that a block needs, if it needs one. */
function providerNameOf({ kind, type, name }: BlockHandle): string | undefined {
  if (kind === 'provider') {
    return name;
  }
  return kind === 'resource' || kind === 'data' ? providerOf(type) : undefined;
}
