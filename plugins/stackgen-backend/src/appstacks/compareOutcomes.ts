import type {
  Conflict,
  MappingEffect,
  Problem,
} from 'backstage-plugin-stackgen-common';
import type { GenerationResult } from '../generation/GenerationTask';

type Result = Pick<GenerationResult, 'generation' | 'difference'>;
type EntityOutcome = MappingEffect['entities'][number];

/** It holds the fingerprint, which every edit of the mapping changes. */
const RECORD = 'stackgen.json';

/**
 * How one generation ends otherwise than the other.
 *
 * @param after - its difference is the one to `before`
 */
export function compareOutcomes(
  before: Result,
  after: Result,
): Omit<MappingEffect, 'revision'> {
  const { nodes, resources, files, conflicts } = after.difference;
  const conflictsBefore = new Set(before.difference.conflicts.map(placeOf));
  return {
    entities: compareEntities(before, after),
    orphans: nodes
      .filter(({ change }) => change === 'orphaned')
      .map(({ entityRef }) => entityRef),
    resources,
    files: files.filter(({ path }) => path !== RECORD).length,
    conflicts: conflicts.filter(each => !conflictsBefore.has(placeOf(each))),
    problems: newProblems(
      before.generation.problems,
      after.generation.problems,
    ),
  };
}

function compareEntities(before: Result, after: Result): EntityOutcome[] {
  const outcomes = outcomesOf(after);
  return [...outcomesOf(before)].flatMap(([entityRef, was]) => {
    const is = outcomes.get(entityRef);
    return is === undefined || is === was
      ? []
      : [{ entityRef, before: was, after: is }];
  });
}

function outcomesOf({ generation }: Result) {
  return new Map(
    (['included', 'noInfrastructure', 'skipped'] as const).flatMap(outcome =>
      generation[outcome].map(
        ({ entityRef }): [string, EntityOutcome['after']] => [
          entityRef,
          outcome,
        ],
      ),
    ),
  );
}

function placeOf({ entityRef, environment, parameter }: Conflict): string {
  return JSON.stringify([entityRef, environment, parameter]);
}

// Both are made by the same code, so that the fields come in the same order.
function newProblems(before: Problem[], after: Problem[]): Problem[] {
  const known = new Set(before.map(problem => JSON.stringify(problem)));
  return after.filter(problem => !known.has(JSON.stringify(problem)));
}
