import type { StandardsProfile } from 'backstage-plugin-stackgen-common';
import { compileCel } from '../../expressions/cel';
import { SUBJECT_VARIABLES } from '../subject';
import { doubt, mistake, type Finding } from './Finding';

/** Whether each of several profiles can be told apart and chosen. */
export function checkProfiles(
  profiles: readonly Pick<StandardsProfile, 'name' | 'when'>[],
): Finding[] {
  const names = profiles.map(({ name }) => name);
  return profiles.flatMap(({ name, when }, index) => {
    const findings: Finding[] = [];
    if (names.indexOf(name) !== index) {
      findings.push(
        mistake(
          [index, 'name'],
          `There are several profiles named ${name}.`,
          'Give each a name of its own.',
        ),
      );
    }
    const isLast = index === profiles.length - 1;
    if (when === undefined) {
      return isLast
        ? findings
        : [
            ...findings,
            mistake(
              [index, 'when'],
              'Without a condition it is taken for everything, and those after it never.',
              'Say when it is for a stack, or put it last.',
            ),
          ];
    }
    if (isLast) {
      findings.push(
        mistake(
          [index, 'when'],
          'The last profile is for everything that the others are not for, so it has no condition.',
          'Leave out "when", or put a profile without it at the end.',
        ),
      );
    }
    return [...findings, ...checkCondition(when, [index, 'when'])];
  });
}

function checkCondition(when: string, path: Finding['path']): Finding[] {
  const compiled = compileCel(when, SUBJECT_VARIABLES);
  if ('error' in compiled) {
    return [
      mistake(
        path,
        `The condition cannot be read: ${compiled.error}`,
        `Write CEL over ${Object.keys(SUBJECT_VARIABLES).join(', ')}.`,
      ),
    ];
  }
  if (compiled.type !== 'bool' && compiled.type !== 'dyn') {
    return [
      mistake(
        path,
        `The condition gives ${compiled.type}, not true or false.`,
        'Compare with something: owner == "team-a".',
      ),
    ];
  }
  return /\b(owner|system|domain)\s*(==|!=)\s*["'](group|user|system|domain):/.test(
    when,
  )
    ? [
        doubt(
          path,
          'owner, system and domain are names, and have no kind before them.',
          'Leave it out: owner == "team-a".',
        ),
      ]
    : [];
}
