import type {
  Cloud,
  MappingRule,
  Parameters,
  Problem,
  Provides,
} from 'backstage-plugin-stackgen-common';
import type { EntityNode } from '../catalog';
import type { CompiledMapping } from './CompiledMapping';
import {
  IGNORE_ANNOTATION,
  readStackgenAnnotations,
  RESOURCE_TYPE_ANNOTATION,
} from './stackgenAnnotations';

/** Words in the place of a resource type. */
export const NO_INFRASTRUCTURE = 'none';
export const EXTERNAL = 'external';

/** Values from each source, lowest precedence first. */
export interface MappedParameters {
  readonly rule: Parameters;
  readonly cloud: Parameters;
  /** As written; their type is the parameter's business. */
  readonly annotations: Readonly<Record<string, string>>;
}

interface Settings {
  /** Id of the rule, or the annotation that decided in its place. */
  readonly rule: string;
  readonly parameters: MappedParameters;
  /** Parameters by environment. */
  readonly environments: Readonly<Record<string, Parameters>>;
}

/** What becomes of one entity. */
export type MappingOutcome = { readonly problems: readonly Problem[] } & (
  | (Settings & {
      readonly outcome: 'mapped';
      readonly resourceType: string;
      readonly implementation?: string;
      /** What consumers get, where the rule says so. */
      readonly provides?: Provides;
    })
  /** It exists elsewhere; only how to reach it comes in. */
  | (Settings & { readonly outcome: 'external' })
  | {
      readonly outcome: 'none';
      readonly rule: string;
      readonly reason: string;
    }
  | {
      readonly outcome: 'skipped';
      readonly reason: string;
      readonly mend: string;
    }
);

/**
 * Decides what one entity becomes: by its own annotations first, else by the
 * first rule that matches. Without a cloud, no rule's cloud override counts.
 */
export function applyMapping(
  node: EntityNode,
  mapping: CompiledMapping,
  cloud?: Cloud,
): MappingOutcome {
  const annotations = readStackgenAnnotations(node);
  if (annotations.ignore) {
    return {
      outcome: 'none',
      rule: IGNORE_ANNOTATION,
      reason: `Its annotation ${IGNORE_ANNOTATION} says so.`,
      problems: annotations.problems,
    };
  }
  const found = mapping.ruleFor(node);
  const { rule } = found;
  const problems = [...annotations.problems, ...found.problems];
  const override = cloud && rule?.clouds?.[cloud];
  const ruled = override?.resourceType ?? rule?.resourceType;
  const resourceType = annotations.resourceType ?? ruled;
  if (resourceType === undefined) {
    return { outcome: 'skipped', ...noRule(node, mapping.name), problems };
  }

  // A rule's settings are for the rule's type, not for another one.
  const byRule = rule !== undefined && resourceType === ruled;
  const ruleId = byRule ? rule.id : RESOURCE_TYPE_ANNOTATION;
  if (resourceType === NO_INFRASTRUCTURE) {
    return {
      outcome: 'none',
      rule: ruleId,
      reason: byRule
        ? noneReason(rule)
        : `Its annotation ${RESOURCE_TYPE_ANNOTATION} says so.`,
      problems,
    };
  }
  const settings: Settings = {
    rule: ruleId,
    parameters: {
      rule: (byRule && rule.parameters) || {},
      cloud: (byRule && override?.parameters) || {},
      annotations: annotations.parameters,
    },
    environments: (byRule && rule.environments) || {},
  };
  if (resourceType === EXTERNAL) {
    return { outcome: 'external', ...settings, problems };
  }
  const implementation =
    annotations.implementation ??
    (byRule ? override?.implementation : undefined);
  const provides = byRule ? override?.provides ?? rule.provides : undefined;
  return {
    outcome: 'mapped',
    ...settings,
    resourceType,
    ...(implementation && { implementation }),
    ...(provides && { provides }),
    problems,
  };
}

function noneReason(rule: MappingRule): string {
  return (
    rule.reason ??
    `Rule "${rule.id}" says that it needs no infrastructure of its own.`
  );
}

function noRule(
  node: EntityNode,
  mapping: string,
): { reason: string; mend: string } {
  const by =
    node.type === undefined
      ? `name: ${JSON.stringify(node.name)}`
      : `type: ${JSON.stringify(node.type)}`;
  return {
    reason:
      node.type === undefined
        ? `No rule of mapping "${mapping}" matches this ${node.kind}; it has no spec.type.`
        : `No rule of mapping "${mapping}" matches a ${
            node.kind
          } of type ${JSON.stringify(node.type)}.`,
    mend: [
      `Add a rule to mapping "${mapping}", with a resource type, "none" or "external":`,
      `- id: ${ruleIdFor(node)}`,
      `  match: { kind: ${node.kind}, ${by} }`,
      `  resourceType: external`,
      `Or annotate the entity: ${RESOURCE_TYPE_ANNOTATION}: external`,
    ].join('\n'),
  };
}

function ruleIdFor(node: EntityNode): string {
  const id = (node.type ?? node.name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  if (id === '') {
    return 'my-rule';
  }
  // What YAML would not read as a text gets a word before it.
  const isText =
    /^[a-z]/.test(id) && !/^(true|false|null|yes|no|on|off|y|n)$/.test(id);
  return isText ? id : `rule-${id}`;
}
