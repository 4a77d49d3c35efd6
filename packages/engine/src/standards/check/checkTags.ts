import type { Standards } from 'backstage-plugin-stackgen-common';
import { cleanLabelKey } from '../../clouds/gcp/labels';
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
export function checkTags({ tags }: Standards): Finding[] {
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
  return findings;
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
