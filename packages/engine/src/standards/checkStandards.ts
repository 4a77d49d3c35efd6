import type { Problem, Standards } from 'backstage-plugin-stackgen-common';
import { nearest } from '../catalog';
import { checkModules } from '../modules/checkModules';

const TOKENS = ['appStack', 'environment', 'name', 'region', 'cloud'];

/**
 * Longest name of an environment: names of 32 characters, as load balancers
 * have them, still hold something else beside it.
 */
const ENVIRONMENT_LENGTH = 20;

/** Tags that everything gets anyway; the standards' own would be lost. */
const OWN_TAGS = [
  'application',
  'environment',
  'managed-by',
  'entity',
  'owner',
];

/** What a schema cannot tell about standards, before anything is built. */
export function checkStandards(standards: Standards): Problem[] {
  return [
    ...checkPattern(standards.naming.pattern),
    ...checkEnvironments(standards.environments.map(({ name }) => name)),
    ...checkTags(standards.tags),
    ...checkModules(standards.modules),
  ].map(finding => ({
    ...finding,
    code: 'unusable-standards',
    where: `standards ${standards.name} → ${finding.where}`,
  }));
}

type Finding = Omit<Problem, 'code'>;

function checkPattern(pattern: string): Finding[] {
  const where = 'naming → pattern';
  const tokens = [...pattern.matchAll(/\{([^{}]*)\}/g)].map(([, t]) => t);
  const findings: Finding[] = [];
  for (const token of new Set(tokens)) {
    if (!TOKENS.includes(token)) {
      const [similar] = nearest(token, TOKENS);
      findings.push({
        severity: 'error',
        where,
        message: `The pattern has no value for {${token}}.`,
        mend: similar
          ? `Did you mean {${similar}}?`
          : `Known are ${TOKENS.map(t => `{${t}}`).join(', ')}.`,
      });
    }
  }
  if (!tokens.includes('name')) {
    findings.push({
      severity: 'error',
      where,
      message: 'Without {name}, everything in the cloud would be named alike.',
      mend: 'Put {name} into the pattern.',
    });
  }
  if (!tokens.includes('environment')) {
    findings.push({
      severity: 'warning',
      where,
      message:
        'Without {environment}, environments in the same account take each other’s names.',
      mend: 'Put {environment} into the pattern, or give each environment an account of its own.',
    });
  }
  return findings;
}

function checkEnvironments(names: readonly string[]): Finding[] {
  const where = 'environments';
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...[...new Set(twice)].map(
      (name): Finding => ({
        severity: 'error',
        where,
        message: `There are several environments named ${name}.`,
        mend: 'Give each a name of its own.',
      }),
    ),
    ...names
      .filter(name => name.length > ENVIRONMENT_LENGTH)
      .map(
        (name): Finding => ({
          severity: 'error',
          where: `${where} → ${name}`,
          message: `The name has ${name.length} characters; with more than ${ENVIRONMENT_LENGTH}, names in the cloud become too long.`,
          mend: 'Shorten the name; the title may be long.',
        }),
      ),
  ];
}

// Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
function checkTags(tags: Readonly<Record<string, string>>): Finding[] {
  return Object.keys(tags).flatMap((key): Finding[] => {
    const where = `tags → ${key}`;
    if (OWN_TAGS.includes(key)) {
      return [
        {
          severity: 'error',
          where,
          message: `Everything gets the tag ${key} from the catalog or the environment.`,
          mend: 'Choose another key.',
        },
      ];
    }
    return /^aws:/i.test(key) || !/^[\p{L}\p{N} _.:/=+\-@]+$/u.test(key)
      ? [
          {
            severity: 'error',
            where,
            message: 'AWS does not take such a key.',
            mend: 'Use letters, digits, spaces and _ . : / = + - @, and do not begin with "aws:".',
          },
        ]
      : [];
  });
}
