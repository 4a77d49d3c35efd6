import {
  CLOUD_TITLES,
  type AppStack,
  type AppStackConnection,
  type IncludedEntity,
  type NoInfrastructureEntity,
  type Problem,
  type SkippedEntity,
  type Standards,
} from 'backstage-plugin-stackgen-common';
import type { Layout } from './layout';
import type { AcceptedFinding } from '../policies/checkPolicies';
import { advice, bullets, code, md, mermaidLabel, table } from './markdown';

/** A variable or output. */
export interface DescribedBlock {
  readonly name: string;
  readonly description: string;
}

/** A file that no entity has, and what it is for. */
export interface FoundationFile {
  readonly path: string;
  readonly reasons: readonly string[];
}

/** What the README is made from. */
export interface ReadmeFacts {
  readonly appStack: AppStack;
  readonly standards: Standards;
  /** Why these and not others of the organization's. */
  readonly standardsBecause?: string;
  readonly layout: Layout;
  readonly included: readonly IncludedEntity[];
  readonly noInfrastructure: readonly NoInfrastructureEntity[];
  readonly skipped: readonly SkippedEntity[];
  readonly problems: readonly Problem[];
  /** Findings of policies that are accepted. */
  readonly accepted: readonly AcceptedFinding[];
  /** Connections that open something. */
  readonly opened: readonly AppStackConnection[];
  readonly foundation: readonly FoundationFile[];
  readonly variables: readonly DescribedBlock[];
  readonly outputs: readonly DescribedBlock[];
  /** What a person does before the first apply, as Markdown sentences. */
  readonly toFillIn: readonly string[];
  /** How CI is set up, as Markdown sentences. */
  readonly ci: readonly string[];
  /** What stands in the way of removing it, as Markdown sentences. */
  readonly toRemove: readonly string[];
}

/** `README.md`: what this is, how it hangs together and how to run it. */
export function readme(facts: ReadmeFacts): string {
  const { appStack, standardsBecause } = facts;
  const sections = [
    `# ${md(appStack.name)}`,
    `Terraform for ${CLOUD_TITLES[appStack.cloud]}, region ${code(
      appStack.region,
    )}, written by StackGen from the Backstage catalog (${appStack.entityRefs
      .map(code)
      .join(', ')}) with the mapping ${code(
      appStack.mapping,
    )} and the standards ${code(appStack.standards)}${
      standardsBecause === undefined ? '' : ` (${md(standardsBecause)})`
    }. Change the catalog, the mapping or the standards and sync again; files whose names begin with ${code(
      'custom',
    )} or end with ${code('_override.tf')} are yours and are never touched.`,
    diagram(facts),
    becomes(facts),
    access(facts),
    notIncluded(facts),
    howToRun(facts),
    inputsAndOutputs(facts),
    foundation(facts),
    acceptedFindings(facts),
    remarks(facts),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function diagram({ appStack, included, opened }: ReadmeFacts): string {
  if (appStack.nodes.length === 0) {
    return '';
  }
  const titles = new Map(
    included.map(entity => [entity.entityRef, entity.implementationTitle]),
  );
  const ids = new Map(
    appStack.nodes.map((node, i) => [node.entityRef, `n${i}`]),
  );
  const nodes = appStack.nodes.map(
    node =>
      `  ${ids.get(node.entityRef)}["${mermaidLabel(
        node.name,
      )}<br/>${mermaidLabel(
        titles.get(node.entityRef) ?? node.resourceType,
      )}"]`,
  );
  const isOpen = new Set(opened.map(keyOf));
  const edges = appStack.connections.flatMap(connection => {
    const from = ids.get(connection.consumer);
    const to = ids.get(connection.provider);
    const line = isOpen.has(keyOf(connection)) ? '-->' : '-.->';
    return from && to ? [`  ${from} ${line}|${connection.access}| ${to}`] : [];
  });
  return ['```mermaid', 'flowchart LR', ...nodes, ...edges, '```'].join('\n');
}

function keyOf({ consumer, provider }: AppStackConnection): string {
  return `${consumer} ${provider}`;
}

function becomes({ appStack, included }: ReadmeFacts): string {
  const files = new Map(
    appStack.nodes.map(n => [n.entityRef, `${n.address}.tf`]),
  );
  return [
    '## What each entity becomes',
    included.length === 0
      ? 'Nothing yet.'
      : table(
          ['Entity', 'Becomes', 'On', 'Rule'],
          included.map(entity => [
            code(entity.entityRef),
            md(entity.resourceTypeTitle),
            md(entity.implementationTitle),
            code(entity.rule),
          ]),
        ),
    files.size > 0 &&
      'Each entity has a file of its own; what several need stands in files of the foundation.',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function access({ opened }: ReadmeFacts): string {
  if (opened.length === 0) {
    return '';
  }
  return [
    '## Who may do what',
    'Everything else is closed.',
    table(
      ['Consumer', 'May', 'Provider', 'Because of'],
      opened.map(connection => [
        code(connection.consumer),
        connection.access,
        code(connection.provider),
        md(connection.because.join(', ')),
      ]),
    ),
  ].join('\n\n');
}

function notIncluded({ noInfrastructure, skipped }: ReadmeFacts): string {
  const parts: string[] = [];
  if (noInfrastructure.length > 0) {
    parts.push(
      '## Without infrastructure',
      table(
        ['Entity', 'Why', 'Rule'],
        noInfrastructure.map(entity => [
          code(entity.entityRef),
          md(entity.reason),
          code(entity.rule),
        ]),
      ),
    );
  }
  if (skipped.length > 0) {
    parts.push(
      '## Skipped',
      bullets(
        skipped.map(entity => [
          `${code(entity.entityRef)}: ${md(entity.reason)}`,
          ...advice(entity.mend),
        ]),
      ),
    );
  }
  return parts.join('\n\n');
}

function howToRun({
  standards,
  layout,
  toFillIn,
  ci,
  toRemove,
}: ReadmeFacts): string {
  const environment = standards.environments[0].name;
  const parts = [
    '## How to run it',
    [
      '```sh',
      ...Object.entries(layout.variables(environment)).map(
        ([name, value]) => `export ${name}=${value}`,
      ),
      layout.init(environment),
      layout.plan(environment, '-out=plan.tfplan'),
      layout.command(environment, 'apply plan.tfplan'),
      '```',
    ].join('\n'),
    `Environments: ${standards.environments
      .map(({ name }) => code(name))
      .join(', ')}. ${
      layout.folders
        ? `Each has a folder with its own values and its own state, which calls ${code(
            layout.stackFolder.slice(0, -1),
          )}.`
        : 'The same code serves all of them; each has its own values and its own state.'
    } Commit the lock file that the first ${code('terraform init')} writes.`,
  ];
  if (toFillIn.length > 0) {
    parts.push(
      'Before the first apply:',
      bullets(toFillIn.map(line => [line])),
    );
  }
  if (ci.length > 0) {
    parts.push('In CI:', bullets(ci.map(line => [line])));
  }
  if (toRemove.length > 0) {
    parts.push(
      'Before it can be destroyed:',
      bullets(toRemove.map(line => [line])),
    );
  }
  return parts.join('\n\n');
}

function inputsAndOutputs({ variables, outputs }: ReadmeFacts): string {
  const parts: string[] = [];
  if (variables.length > 0) {
    parts.push(
      '## Inputs',
      table(
        ['Name', 'Description'],
        variables.map(v => [code(v.name), md(v.description)]),
      ),
    );
  }
  if (outputs.length > 0) {
    parts.push(
      '## Outputs',
      table(
        ['Name', 'Description'],
        outputs.map(o => [code(o.name), md(o.description)]),
      ),
    );
  }
  return parts.join('\n\n');
}

function foundation({ foundation: files }: ReadmeFacts): string {
  if (files.length === 0) {
    return '';
  }
  return [
    '## What came by itself',
    table(
      ['File', 'Why'],
      files.map(({ path, reasons }) => [code(path), reasons.map(md).join(' ')]),
    ),
  ].join('\n\n');
}

function acceptedFindings({ accepted }: ReadmeFacts): string {
  if (accepted.length === 0) {
    return '';
  }
  return [
    '## Accepted findings',
    'These policies do not hold, and that is known; scanners find the same reasons in the files.',
    table(
      ['Rule', 'Where', 'Why', 'By', 'Until'],
      accepted.map(({ rule, subject, reason, owner, expires }) => [
        code(rule),
        code(subject),
        md(reason),
        owner === undefined ? '' : md(owner),
        expires ?? '',
      ]),
    ),
  ].join('\n\n');
}

function remarks({ problems }: ReadmeFacts): string {
  if (problems.length === 0) {
    return '';
  }
  return [
    '## Remarks',
    bullets(
      problems.map(({ severity, where, message, mend }) => [
        `**${severity}** ${md(where)}: ${md(message)}`,
        ...(mend === undefined ? [] : advice(mend)),
      ]),
    ),
  ].join('\n\n');
}
