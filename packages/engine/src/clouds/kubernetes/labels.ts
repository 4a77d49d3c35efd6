import type { AppStackNode, Standards } from 'backstage-plugin-stackgen-common';
import { cleanTags } from '../../standards/tags';
import { variable, type Value } from '../../terraform';

/** Longest label value. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
const LENGTH = 63;

/** What selects the pods of one workload. */
export function podSelector(name: Value): { [key: string]: Value } {
  return { 'app.kubernetes.io/name': name };
}

/** Labels of everything that belongs to the stack. */
export function stackLabels(
  appStack: string,
  standards: Standards,
): { [key: string]: Value } {
  return {
    'app.kubernetes.io/part-of': cleanValue(appStack),
    'app.kubernetes.io/managed-by': 'terraform',
    environment: variable('environment'),
    ...Object.fromEntries(
      Object.entries(standards.tags).flatMap(([key, value]) =>
        typeof value === 'string' ? [[cleanKey(key), cleanValue(value)]] : [],
      ),
    ),
  };
}

/** What people look for and labels cannot hold: whose it is, and its tags. */
export function entityAnnotations(node: AppStackNode): {
  [key: string]: Value;
} {
  return {
    'stackgen.io/entity': node.entityRef,
    ...(node.owner !== undefined && { 'stackgen.io/owner': node.owner }),
    ...cleanTags(node.tags ?? {}, cleanKey, value => value),
  };
}

function cleanValue(text: string): string {
  return clean(text);
}

function cleanKey(text: string): string {
  return clean(text) || 'x';
}

// Letters, digits, `-`, `_` and `.`; the ends are letters or digits.
function clean(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .slice(0, LENGTH)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
