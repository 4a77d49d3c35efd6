import type { AppStackNode, Standards } from 'backstage-plugin-stackgen-common';
import { cleanTags, tagsOfNode } from '../../standards/tags';
import { resourceSchema } from 'stackgen-provider-schemas';
import {
  call,
  local,
  variable,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';

/** Longest key and value. Source: https://cloud.google.com/compute/docs/labeling-resources#requirements */
const LENGTH = 63;

/** Labels that everything in the stack gets, through the provider. */
export function defaultLabels(appStack: string, standards: Standards): Value {
  return {
    application: cleanLabelValue(appStack),
    environment: variable('environment'),
    'managed-by': 'terraform',
    ...cleanTags(standards.tags, cleanLabelKey, cleanLabelValue),
  };
}

/** Declares the labels of one entity at the top of its file. */
export function declareEntityLabels(
  node: AppStackNode,
  file: DocumentFile,
): void {
  file.locals({ [nameOf(node)]: labelsOf(node) });
}

/** The labels of one entity, written out. */
export function labelsOf(node: AppStackNode): Value {
  return cleanTags(tagsOfNode(node), cleanLabelKey, cleanLabelValue);
}

/** The labels of one entity, for blocks that have them by another name. */
export function entityLabels(node: AppStackNode): Expression {
  return local(nameOf(node));
}

/**
 * All labels of an entity, for what the provider's own do not reach; those of
 * the stack alone for what belongs to none.
 */
export function labelsToPassOn(
  gcp: { appStack: string; standards: Standards },
  node?: AppStackNode,
): Value {
  const all = defaultLabels(gcp.appStack, gcp.standards);
  return node ? call('merge', all, entityLabels(node)) : all;
}

/** Puts an entity's labels on everything in its file that can carry labels. */
export function labelEntity(node: AppStackNode, file: DocumentFile): void {
  const own = entityLabels(node);
  for (const block of file.blocks()) {
    const schema =
      block.kind === 'resource' ? resourceSchema(block.type) : undefined;
    if (schema?.attributes.labels?.optional) {
      const { labels } = block.attributes;
      block.attributes.labels =
        labels === undefined ? own : call('merge', own, labels);
    }
  }
}

function nameOf(node: AppStackNode): string {
  return `${node.address}_labels`;
}

/** Google Cloud takes lower-case letters, digits, `_` and `-`. */
export function cleanLabelValue(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '_')
    .slice(0, LENGTH);
}

/** A key must begin with a letter, too. */
export function cleanLabelKey(text: string): string {
  const clean = cleanLabelValue(text);
  return /^[a-z]/.test(clean) ? clean : `x_${clean}`.slice(0, LENGTH);
}
