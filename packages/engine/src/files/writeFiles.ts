import type {
  AppStack,
  GeneratedFile,
  GeneratedResource,
  IncludedEntity,
  NoInfrastructureEntity,
  Problem,
  SkippedEntity,
  Standards,
} from 'backstage-plugin-stackgen-common';
import { ciOf } from '../standards/ci';
import type { BuiltStack } from '../build';
import type { AcceptedFinding } from '../policies/checkPolicies';
import {
  type BlockHandle,
  renderBackendConfig,
  renderHcl,
  renderJson,
  renderTfvars,
  type TerraformDocument,
} from '../terraform';
import { blueprint } from './blueprint';
import { azurePipelines } from './ci/azurePipelines';
import { githubActions } from './ci/githubActions';
import { gitlabCi } from './ci/gitlab';
import { pipelineOf } from './ci/pipeline';
import { environmentFolder, ownedByFolders } from './environmentFolders';
import { readme, type DescribedBlock, type FoundationFile } from './readme';
import { beforeFirstApply, beforeRemoval, inCi } from './runNotes';
import {
  checkovConfig,
  tflintConfig,
  trivyIgnore,
  type ScannerSkip,
} from './scanners';

const BLUEPRINT = 'stackgen.json';

/** Writes every file of a stack, sorted by path. */
export function writeFiles(options: {
  appStack: AppStack;
  standards: Standards;
  standardsBecause?: string;
  /** Findings that are accepted. */
  accepted: readonly AcceptedFinding[];
  stack: BuiltStack;
  included: readonly IncludedEntity[];
  noInfrastructure: readonly NoInfrastructureEntity[];
  skipped: readonly SkippedEntity[];
  problems: readonly Problem[];
  resources: readonly GeneratedResource[];
  fingerprint: string;
  format: 'hcl' | 'json';
}): GeneratedFile[] {
  const { appStack, standards, stack, format } = options;
  const { document, values, backend, layout } = stack;
  const elsewhere = layout.folders ? ownedByFolders(stack) : [];
  const files: GeneratedFile[] = [];

  if (format === 'json') {
    files.push({
      path: `${layout.stackFolder}main.tf.json`,
      content: renderJson(document, elsewhere),
    });
  } else {
    const leaveOut = elsewhere.length > 0 ? new Set(elsewhere) : undefined;
    for (const file of document.files()) {
      const { path, provenance } = file;
      const content = renderHcl(file, leaveOut);
      const { entityRef } = provenance;
      if (content === '') {
        continue;
      }
      files.push({
        path: `${layout.stackFolder}${path}`,
        content,
        ...(entityRef !== undefined && { entityRef }),
      });
    }
  }
  for (const { name } of standards.environments) {
    if (layout.folders) {
      files.push(
        ...environmentFolder({ environment: name, stack, standards, format }),
      );
      continue;
    }
    files.push({
      path: `environments/${name}.tfvars`,
      content: renderTfvars(values.tfvars(name)),
    });
    if (!backend.workspace) {
      files.push({
        path: `environments/${name}.backend.hcl`,
        content: renderBackendConfig(backend.perEnvironment(name)),
      });
    }
  }
  files.push(
    ...ciFiles(appStack, standards, stack),
    { path: '.tflint.hcl', content: tflintConfig(undefined) },
    { path: '.checkov.yaml', content: checkovConfig() },
    {
      path: '.trivyignore.yaml',
      content: trivyIgnore(
        document.blocks().flatMap(block =>
          skipsOf(block).map(skip => ({
            ...skip,
            path: `${layout.stackFolder}${block.file.path}`,
          })),
        ),
      ),
    },
    {
      path: 'README.md',
      content: readme({
        ...options,
        layout,
        variables: describedBlocks(document, 'variable').filter(
          ({ name }) =>
            !elsewhere.some(({ address }) => address === `var.${name}`),
        ),
        outputs: describedBlocks(document, 'output'),
        opened: stack.opened,
        foundation: foundationFiles(stack),
        toFillIn: beforeFirstApply(appStack, standards, stack),
        ci: inCi(appStack, standards, stack),
        toRemove: beforeRemoval(stack),
      }),
    },
  );
  const paths = [...files.map(({ path }) => path), BLUEPRINT].sort();
  files.push({
    path: BLUEPRINT,
    content: blueprint({ ...options, files: paths }),
  });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function skipsOf({ content }: BlockHandle): readonly ScannerSkip[] {
  return content.kind === 'resource' ? content.options.skips ?? [] : [];
}

function describedBlocks(
  document: TerraformDocument,
  kind: 'variable' | 'output',
): DescribedBlock[] {
  return document
    .blocks()
    .flatMap(({ content, name }) =>
      content.kind === kind && 'description' in content.options
        ? [{ name, description: content.options.description }]
        : [],
    );
}

function ciFiles(
  appStack: AppStack,
  standards: Standards,
  { layout, backend }: BuiltStack,
): GeneratedFile[] {
  const pipeline = pipelineOf({
    appStack: appStack.name,
    cloud: appStack.cloud,
    region: appStack.region,
    standards,
    layout,
    backend,
  });
  switch (ciOf(standards).system) {
    case 'github-actions':
      return [
        {
          path: '.github/workflows/terraform.yml',
          content: githubActions(pipeline),
        },
      ];
    case 'gitlab':
      return [{ path: '.gitlab-ci.yml', content: gitlabCi(pipeline) }];
    case 'azure-devops':
      return [
        { path: 'azure-pipelines.yml', content: azurePipelines(pipeline) },
      ];
    default:
      return [];
  }
}

/** Files with resources that belong to no entity, and what they are for. */
function foundationFiles({ document, layout }: BuiltStack): FoundationFile[] {
  return document
    .files()
    .filter(
      file =>
        file.provenance.entityRef === undefined &&
        file.blocks().some(({ kind }) => kind === 'resource'),
    )
    .map(file => ({
      path: `${layout.stackFolder}${file.path}`,
      reasons: [
        ...new Set([
          file.provenance.reason,
          ...file
            .blocks()
            .filter(({ provenance }) => !provenance.implicit)
            .map(({ provenance }) => provenance.reason),
        ]),
      ],
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
