import type { AppStackNode, Standards } from 'backstage-plugin-stackgen-common';
import { cleanTags, tagsOfNode } from '../../standards/tags';
import { resourceSchema } from 'stackgen-provider-schemas';
import {
  call,
  local,
  variable,
  type BlockHandle,
  type DocumentFile,
  type Value,
} from '../../terraform';

/** Tags that everything in the stack gets, through the provider. */
export function defaultTags(appStack: string, standards: Standards): Value {
  return {
    application: appStack,
    environment: variable('environment'),
    'managed-by': 'terraform',
    ...cleanTags(standards.tags, key => key, cleanTagValue),
  };
}

/** Declares the tags of one entity at the top of its file. */
export function declareEntityTags(
  node: AppStackNode,
  file: DocumentFile,
): void {
  file.locals({ [tagsOf(node)]: entityTags(node) });
}

/** The tags of one entity. */
export function entityTags(node: AppStackNode): Value {
  return cleanTags(tagsOfNode(node), key => key, cleanTagValue);
}

/** Puts an entity's tags on everything in its file that can carry tags. */
export function tagEntity(node: AppStackNode, file: DocumentFile): void {
  const own = local(tagsOf(node));
  for (const block of file.blocks().filter(canHaveTags)) {
    const { tags } = block.attributes;
    block.attributes.tags = tags === undefined ? own : call('merge', own, tags);
  }
}

export function canHaveTags({ kind, type }: BlockHandle): boolean {
  return (
    kind === 'resource' &&
    resourceSchema(type)?.attributes.tags?.optional === true
  );
}

/** All tags of what others make in an entity's name: machines and volumes. */
export function tagsToPassOn(
  aws: { appStack: string; standards: Standards },
  node: AppStackNode,
): Value {
  return call(
    'merge',
    defaultTags(aws.appStack, aws.standards),
    local(tagsOf(node)),
  );
}

function tagsOf(node: AppStackNode): string {
  return `${node.address}_tags`;
}

/**
 * AWS takes letters, digits, spaces and `_ . : / = + - @`, 256 at most.
 * Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export function cleanTagValue(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\p{Z}_.:/=+\-@]/gu, '_')
    .slice(0, 256)
    .replace(/\p{Surrogate}$/u, '');
}
