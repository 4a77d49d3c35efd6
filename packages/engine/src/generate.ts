import type { Entity } from '@backstage/catalog-model';
import type {
  AppStack,
  Cloud,
  Conflict,
  Generation,
  Mapping,
  Standards,
  StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { mergeAppStack } from './appstack';
import { draftAppStack, type Draft } from './appstack/draft';
import { fingerprintOf } from './appstack/fingerprint';
import type { SourceHashes } from './appstack/sourceHashes';
import { buildStack } from './build';
import { sortProblems, type EntityGraph } from './catalog';
import { writeFiles } from './files/writeFiles';
import { summarizeResources } from './files/resources';
import { checkPolicies } from './policies/checkPolicies';
import { readSources } from './sources';
import { checkDocument } from './terraform';

/**
 * Everything that a stack is generated from.
 *
 * @public
 */
export interface GenerateInput {
  /** All entities that may matter; more do no harm. */
  entities: Entity[];
  /** What the stack is for: a system, or components and resources. */
  entityRefs: string[];
  /** The cloud to write for; one that is not available becomes a problem. */
  cloud: Cloud;
  /** The standards' region for the cloud when not given. */
  region?: string;
  /** `<first entity's name>-<cloud>` when not given. */
  name?: string;
  /** What entities become; `defaultMapping` when there is no own one. */
  mapping: Mapping;
  /**
   * The organization's rules; `standardsSchema.parse({})` gives the defaults. Of
   * several profiles the first that is for the entities is taken.
   */
  standards: Standards | readonly StandardsProfile[];
  /** `hcl` when not given; `json` is Terraform's JSON syntax in one file. */
  format?: 'hcl' | 'json';
  /** The appStack as it is stored; the result is merged into it. */
  stored?: AppStack;
  /** `merge` when not given; `overwrite` drops what is stored. */
  mode?: 'merge' | 'overwrite';
  /** Hand-made settings, instead of the stored ones. */
  settings?: AppStack['settings'];
  /** Conflicts to decide for the catalog, as parameters by entity ref. */
  takeTheirs?: Record<string, string[]>;
  /** Today, `2026-11-27`: without it no waiver is over. */
  today?: string;
}

/**
 * What a run of the engine says, with the values that the catalog and people
 * changed differently; those keep the hand-made value unless `takeTheirs` says
 * otherwise.
 *
 * @public
 */
export type GenerateOutput = Generation & {
  conflicts: Conflict[];
  /** What `fingerprint` is of, part by part. */
  sources: SourceHashes;
  /** Why these standards and not others; absent where there were none. */
  standardsBecause?: string;
};

/**
 * From catalog entities to Terraform files. Pure: the same input gives the same
 * bytes. Bad input never throws; it becomes `problems`.
 *
 * @public
 */
export function generate(input: GenerateInput): GenerateOutput {
  const { cloud, mapping } = input;
  const { catalog, chosen, selection, selected, region, hashes } =
    readSources(input);
  const { standards, because, problems: choosing } = chosen;

  const draft = draftAppStack({
    graph: catalog.graph,
    selected: selection.selected,
    entityRefs: input.entityRefs,
    name:
      input.name ?? input.stored?.name ?? defaultName(input.entityRefs, cloud),
    cloud,
    region,
    mapping,
    standards,
    stored: input.stored,
  });
  const merged = mergeDraft(input, draft, catalog.graph, selected);
  const stack = buildStack(merged.appStack, standards);
  const policies = checkPolicies(
    stack,
    merged.appStack,
    standards,
    input.today,
  );

  const problems = sortProblems([
    ...catalog.problems.filter(
      ({ entityRef }) => entityRef !== undefined && selected.has(entityRef),
    ),
    ...selection.problems,
    ...choosing,
    ...draft.problems,
    ...stack.problems,
    ...checkDocument(stack.document),
    ...policies.problems,
  ]);
  const fingerprint = fingerprintOf({
    hashes,
    cloud,
    region,
    settings: merged.appStack.settings,
  });
  const resources = summarizeResources(stack);
  const outcome = {
    appStack: merged.appStack,
    included: draft.included,
    noInfrastructure: draft.noInfrastructure,
    skipped: draft.skipped,
    problems,
    resources,
    fingerprint,
  };
  const files =
    merged.appStack.nodes.length === 0
      ? []
      : writeFiles({
          ...outcome,
          stack,
          standards,
          standardsBecause: because,
          accepted: policies.accepted,
          format: input.format ?? 'hcl',
        });
  return {
    ...outcome,
    files,
    conflicts: merged.conflicts,
    sources: hashes,
    ...(because !== undefined && { standardsBecause: because }),
  };
}

function mergeDraft(
  input: GenerateInput,
  draft: Draft,
  graph: EntityGraph,
  selected: ReadonlySet<string>,
) {
  const { stored, settings } = input;
  const ours = stored && settings ? { ...stored, settings } : stored;
  return mergeAppStack({
    stored: ours,
    fresh: { ...draft.appStack, settings: ours ? {} : settings ?? {} },
    selected: [...selected],
    missing: gone(input, graph, selected),
    mode: input.mode ?? 'merge',
    takeTheirs: input.takeTheirs,
  });
}

/**
 * Stored entities that the catalog no longer has. Only a sync of everything the
 * appStack was made for can tell; a partial one has not looked at the rest.
 */
function gone(
  { stored, entityRefs }: GenerateInput,
  graph: EntityGraph,
  selected: ReadonlySet<string>,
): string[] {
  const whole = stored?.entityRefs.every(ref => entityRefs.includes(ref));
  return stored && whole
    ? stored.nodes
        .map(node => node.entityRef)
        .filter(ref => !selected.has(ref) && !graph.node(ref))
    : [];
}

function defaultName(entityRefs: readonly string[], cloud: Cloud): string {
  const name = (entityRefs[0] ?? 'stack')
    .replace(/^.*[:/]/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63 - cloud.length - 1)
    .replace(/-+$/, '');
  return `${name || 'stack'}-${cloud}`;
}
