import type { Standards } from 'backstage-plugin-stackgen-common';
import { nearest } from '../../catalog';
import { cleanLabelKey } from '../../clouds/gcp/labels';
import { patternRefusal } from '../../expressions/cel';
import { hasTemplate, templateSyntaxErrors } from '../../expressions/template';
import { SUBJECT_VARIABLES } from '../subject';
import { fits } from '../tags';
import { doubt, mistake, type Finding } from './Finding';

/** Tags that everything gets anyway; the standards' own would be lost. */
const OWN_TAGS = [
  'application',
  'environment',
  'managed-by',
  'entity',
  'owner',
];

/**
 * Most tags of a resource on AWS and Azure, and our own among them.
 * Sources: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 * and https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
 */
const MOST = 50;

/** Whether all clouds take the tags' keys, and can tell them apart. */
export function checkTags({ tags, tagRules }: Standards): Finding[] {
  const keys = Object.keys(tags);
  const findings = keys.flatMap((key, index) => [
    ...checkKey(key),
    ...checkLabel(key, keys.slice(0, index)),
  ]);
  if (keys.length > MOST - OWN_TAGS.length - 1) {
    findings.push(
      mistake(
        ['tags'],
        `A resource has ${MOST} tags at most, ${OWN_TAGS.length} of which everything gets and one of which is its name; these are ${keys.length} more.`,
        'Leave some out.',
      ),
    );
  }
  return [...findings, ...checkValues(tags), ...checkRules(tags, tagRules)];
}

function checkValues(tags: Standards['tags']): Finding[] {
  const variables = Object.keys(SUBJECT_VARIABLES);
  return Object.entries(tags).flatMap(([key, text]) =>
    templateSyntaxErrors(text, SUBJECT_VARIABLES, []).map(({ message }) =>
      mistake(
        ['tags', key],
        message,
        `Write CEL over ${variables.join(', ')}: "\${{ owner }}".`,
      ),
    ),
  );
}

function checkRules(
  tags: Standards['tags'],
  rules: Standards['tagRules'],
): Finding[] {
  return Object.entries(rules).flatMap(([key, { required, pattern }]) => {
    const path = ['tagRules', key];
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    if (value === undefined) {
      const [similar] = nearest(key, Object.keys(tags));
      return required
        ? [
            mistake(
              path,
              `The tag ${key} is required, but nothing says its value.`,
              similar
                ? `Did you mean "${similar}"? Else give it a value in "tags".`
                : 'Give it a value in "tags".',
            ),
          ]
        : [doubt(path, `There is no tag ${key}.`, 'Leave its rule out.')];
    }
    if (pattern === undefined) {
      return [];
    }
    const refused = patternRefusal(pattern, 'The pattern');
    if (refused) {
      return [
        mistake(
          [...path, 'pattern'],
          refused,
          'Write a simple regular expression.',
        ),
      ];
    }
    return hasTemplate(value) || fits(value, pattern)
      ? []
      : [
          mistake(
            ['tags', key],
            `"${value}" does not fit the pattern of its rule.`,
            `Write something of the form ${pattern}.`,
          ),
        ];
  });
}

function checkKey(key: string): Finding[] {
  const path = ['tags', key];
  if (OWN_TAGS.includes(key)) {
    return [
      mistake(
        path,
        `Everything gets the tag ${key} from the catalog or the environment.`,
        'Choose another key.',
      ),
    ];
  }
  if (/^aws:/i.test(key) || !/^[\p{L}\p{N} _.:/=+\-@]+$/u.test(key)) {
    return [
      mistake(
        path,
        'AWS does not take such a key.',
        'Use letters, digits, spaces and _ . : / = + - @, and do not begin with "aws:".',
      ),
    ];
  }
  return /[/]|^(microsoft|azure|windows)/i.test(key)
    ? [
        doubt(
          path,
          'Azure does not take such a key.',
          'Leave out / and do not begin with "microsoft", "azure" or "windows".',
        ),
      ]
    : [];
}

// Google's labels have lower-case letters, digits, _ and - only.
function checkLabel(key: string, others: readonly string[]): Finding[] {
  const label = cleanLabelKey(key);
  const same = [...OWN_TAGS, ...others].find(
    other => other !== key && cleanLabelKey(other) === label,
  );
  return same === undefined
    ? []
    : [
        doubt(
          ['tags', key],
          `On Google Cloud, ${key} and ${same} would both be the label ${label}.`,
          'Choose a key that differs in more than upper case and signs.',
        ),
      ];
}
