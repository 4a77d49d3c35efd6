import type {
  Problem,
  Standards,
  StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import type { EntityGraph } from '../catalog';
import { rootOf } from '../catalog/select';
import { compileCel, summary } from '../expressions/cel';
import { SUBJECT_VARIABLES, subjectOf } from './subject';

/** The profile for a stack, and why it is this one. */
export interface ChosenProfile {
  readonly standards: Standards;
  /** A sentence for people; undefined when there was nothing to choose. */
  readonly because?: string;
  readonly problems: Problem[];
}

/**
 * The first profile whose condition holds for each entity that a stack is made
 * for; the last one when none does. A condition that cannot be evaluated does
 * not hold, and it is said so.
 */
export function chooseProfile(
  profiles: readonly StandardsProfile[],
  graph: EntityGraph,
  entityRefs: readonly string[],
): ChosenProfile {
  const last = profiles[profiles.length - 1];
  if (profiles.length === 1) {
    return { standards: last, problems: [] };
  }
  const nodes = entityRefs.flatMap(text => {
    const root = rootOf(graph, text);
    const node = root === undefined ? undefined : graph.node(root);
    return node ? [node] : [];
  });
  const subjects = nodes.map(node => subjectOf(node, graph));
  const problems: Problem[] = [];
  for (const profile of profiles) {
    const { name, when } = profile;
    if (when === undefined) {
      return {
        standards: profile,
        because: 'No profile before it is for these entities.',
        problems,
      };
    }
    const outcome = holds(when, subjects);
    if (outcome === true) {
      return {
        standards: profile,
        because: `Its condition holds: ${when}`,
        problems,
      };
    }
    if (outcome !== false) {
      problems.push({
        severity: 'info',
        code: 'condition-not-evaluated',
        where: `standards ${name} → when`,
        message: `The condition has no value here, so the profile was passed over: ${outcome.error}`,
        mend: 'Test with has(…) first whether the entity has what it asks for.',
      });
    }
  }
  return {
    standards: last,
    because: 'No condition of any profile holds, so the last one is taken.',
    problems,
  };
}

/** The same where there may be one profile alone. */
export function chooseStandards(
  standards: Standards | readonly StandardsProfile[],
  graph: EntityGraph,
  entityRefs: readonly string[],
): ChosenProfile {
  return isList(standards)
    ? chooseProfile(standards, graph, entityRefs)
    : { standards, problems: [] };
}

function isList(
  standards: Standards | readonly StandardsProfile[],
): standards is readonly StandardsProfile[] {
  return Array.isArray(standards);
}

function holds(
  when: string,
  subjects: readonly Record<string, unknown>[],
): boolean | { error: string } {
  const compiled = compileCel(when, SUBJECT_VARIABLES);
  if ('error' in compiled) {
    return compiled;
  }
  try {
    const values = subjects.map(subject => compiled.program(subject));
    return values.every(value => typeof value === 'boolean')
      ? values.length > 0 && values.every(Boolean)
      : { error: 'It gives neither true nor false.' };
  } catch (error) {
    return { error: summary(error) };
  }
}
