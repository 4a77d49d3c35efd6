import type {
  AppStack,
  AppStackNode,
  Problem,
  Standards,
} from 'backstage-plugin-stackgen-common';
import type { EntityGraph, EntityNode } from '../catalog';
import { rootOf } from '../catalog/select';
import { patternRefusal } from '../expressions/cel';
import { evaluateTemplates, hasTemplate } from '../expressions/template';
import { subjectOf } from './subject';

/** Values by key. */
export type Tags = Record<string, string>;

/**
 * The tags whose values come from an entity. One that the entity has no value
 * for is left out; it is an error when it is required or does not fit its
 * pattern.
 */
export function tagsOfEntity(
  { tags, tagRules }: Standards,
  node: EntityNode,
  graph: EntityGraph,
): { tags: Tags; problems: Problem[] } {
  const found: Tags = {};
  const problems: Problem[] = [];
  const report = (key: string, code: string, message: string, mend: string) =>
    problems.push({
      severity: 'error',
      code,
      where: `${node.ref} → tags → ${key}`,
      message,
      mend,
      entityRef: node.ref,
    });
  let variables: ReturnType<typeof subjectOf> | undefined;
  for (const [key, text] of Object.entries(tags)) {
    if (!hasTemplate(text)) {
      continue;
    }
    variables ??= subjectOf(node, graph);
    const { value, errors } = evaluateTemplates(text, {
      variables,
      references: [],
    });
    const tag = errors.length > 0 ? '' : textOf(value);
    const rule = tagRules[key];
    if (tag === '') {
      if (rule?.required) {
        report(
          key,
          'tag-missing',
          `The tag ${key} is required, and the entity has no value for it.`,
          `Give the entity what ${text} asks for.`,
        );
      }
    } else if (rule?.pattern !== undefined && !fits(tag, rule.pattern)) {
      report(
        key,
        'tag-refused',
        `"${tag}" is not allowed for the tag ${key}.`,
        `Give the entity a value of the form ${rule.pattern}.`,
      );
    } else {
      found[key] = tag;
    }
  }
  return { tags: found, problems };
}

/**
 * The same for the stack as a whole, which what belongs to no entity gets: the
 * values that all entities have that it is made for.
 */
export function tagsOfStack(
  standards: Standards,
  graph: EntityGraph,
  entityRefs: readonly string[],
): Tags {
  const [first, ...others] = entityRefs.map(text => {
    const root = rootOf(graph, text);
    const node = root === undefined ? undefined : graph.node(root);
    return node ? tagsOfEntity(standards, node, graph).tags : {};
  });
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([key, value]) =>
      others.every(tags => tags[key] === value),
    ),
  );
}

/** The standards of one stack: their tags have the stack's own values. */
export function withStackTags(
  standards: Standards,
  { tags }: AppStack,
): Standards {
  return hasTemplate(standards.tags)
    ? {
        ...standards,
        tags: Object.fromEntries(
          Object.entries(standards.tags).flatMap(([key, text]) => {
            const value = hasTemplate(text) ? tags?.[key] : text;
            return value === undefined ? [] : [[key, value]];
          }),
        ),
      }
    : standards;
}

/** The tags of one entity, as they are before a cloud's own rules. */
export function tagsOfNode({ entityRef, owner, tags }: AppStackNode): Tags {
  return { entity: entityRef, ...(owner !== undefined && { owner }), ...tags };
}

/** Tags in the form that a cloud takes. */
export function cleanTags(
  tags: Tags,
  cleanKey: (key: string) => string,
  cleanValue: (value: string) => string,
): Tags {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [
      cleanKey(key),
      cleanValue(value),
    ]),
  );
}

/**
 * Whether a whole value has the form that a rule asks for. A pattern that could
 * take for ever is told where the standards are checked, and asks for nothing.
 */
export function fits(value: string, pattern: string): boolean {
  if (patternRefusal(pattern, 'The pattern')) {
    return true;
  }
  return new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return value.trim();
  }
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
