import {
  standardsProfileSchema,
  type Problem,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { isFields, type Fields } from '../catalog/FieldReader';
import { checkProfiles } from './check/checkProfiles';
import { findingsOf } from './check/checkStandards';
import { mistake, type Finding } from './check/Finding';
import { findingsFromZod } from './check/findingsFromZod';

/**
 * Reads what people wrote as their standards, one profile or a list of them, and
 * checks it as a whole: what the schema refuses and what only the engine knows
 * to be wrong come together. The `where` of a problem is a path:
 * `environments.1.network.cidr`, with the profile's position first in a list.
 *
 * @returns the profiles; undefined when the schema refuses any
 *
 * @public
 */
export function readStandards(input: unknown): {
  profiles: StandardsProfile[] | undefined;
  problems: Problem[];
} {
  const inputs: unknown[] = Array.isArray(input) ? input : [input];
  const read = inputs.map(one => readProfile(one));
  const findings = read.flatMap((one, index) =>
    one.findings.map(finding =>
      Array.isArray(input)
        ? { ...finding, path: [index, ...finding.path] }
        : finding,
    ),
  );
  if (Array.isArray(input)) {
    findings.push(...checkList(inputs));
  } else if (isFields(input) && input.when !== undefined) {
    findings.push(
      mistake(
        ['when'],
        'A profile alone is for everything, so it has no condition.',
        'Leave out "when", or write a list of profiles.',
      ),
    );
  }
  const profiles = read.flatMap(({ profile }) => profile ?? []);
  return {
    profiles:
      profiles.length === inputs.length && profiles.length > 0
        ? profiles
        : undefined,
    problems: findings.map(({ path, ...finding }) => ({
      ...finding,
      code: 'unusable-standards',
      where: path.join('.'),
    })),
  };
}

function checkList(inputs: readonly unknown[]): Finding[] {
  if (inputs.length === 0) {
    return [
      mistake([], 'There is no profile.', 'Write one, or leave the list out.'),
    ];
  }
  const shown = inputs.map(input => {
    const { name, when } = isFields(input) ? input : {};
    return {
      name,
      when: typeof when === 'string' ? when : undefined,
    };
  });
  return [
    ...shown.flatMap(({ name }, index) =>
      name === undefined
        ? [
            mistake(
              [index, 'name'],
              'One of several profiles needs a name.',
              'Give it one: stacks say which profile they were made with.',
            ),
          ]
        : [],
    ),
    ...checkProfiles(
      shown.map(({ name, when }, index) => ({
        name: typeof name === 'string' ? name : `profile ${index + 1}`,
        when,
      })),
    ),
  ];
}

function readProfile(input: unknown): {
  profile: StandardsProfile | undefined;
  findings: Finding[];
} {
  const parsed = standardsProfileSchema.safeParse(input);
  return {
    profile: parsed.data,
    findings: parsed.success
      ? findingsOf(parsed.data)
      : [
          ...findingsFromZod(parsed.error, standardsProfileSchema),
          ...findingsOfRest(input, parsed.error),
        ],
  };
}

type SchemaError = NonNullable<
  ReturnType<typeof standardsProfileSchema.safeParse>['error']
>;

/** What is wrong with the parts that the schema does not refuse. */
function findingsOfRest(input: unknown, error: SchemaError): Finding[] {
  const rest = isFields(input) ? structuredClone(input) : {};
  for (const issue of findingsFromZod(error, standardsProfileSchema)) {
    drop(rest, issue.path);
  }
  let parsed = standardsProfileSchema.safeParse(rest);
  if (!parsed.success) {
    // What is left of a part may be too little: leave the part out.
    for (const { path } of parsed.error.issues) {
      delete rest[String(path[0])];
    }
    parsed = standardsProfileSchema.safeParse(rest);
  }
  return parsed.success ? findingsOf(parsed.data) : [];
}

/** Takes out a value; all of a list, because its other members would move. */
function drop(from: Fields, path: Finding['path']): void {
  const list = path.findIndex(part => typeof part === 'number');
  const whole = list < 0 ? path : path.slice(0, list);
  const last = whole.at(-1);
  let holder: unknown = from;
  for (const part of whole.slice(0, -1)) {
    holder = isFields(holder) ? holder[part] : undefined;
  }
  if (last !== undefined && isFields(holder)) {
    delete holder[last];
  }
}
