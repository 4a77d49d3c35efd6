import type { AppStackNode, Standards } from 'backstage-plugin-stackgen-common';
import { cleanTags, tagsOfNode } from '../../standards/tags';
import { resourceSchema } from 'stackgen-provider-schemas';
import {
  call,
  local,
  variable,
  type BlockHandle,
  type DocumentFile,
  type TerraformDocument,
  type Value,
} from '../../terraform';

/** Tags that everything in the stack gets; the provider has no default tags. */
export function stackTags(appStack: string, standards: Standards): Value {
  return {
    application: appStack,
    environment: variable('environment'),
    'managed-by': 'terraform',
    ...cleanTags(standards.tags, cleanTagName, cleanTagValue),
  };
}

/** Tags every resource that can carry tags: an entity's with its own, too. */
export function tagEverything(
  document: TerraformDocument,
  nodes: readonly { node: AppStackNode; file: DocumentFile }[],
): void {
  const owners = new Map(nodes.map(({ node, file }) => [file, node]));
  const tagged = new Set<DocumentFile>();
  for (const block of document.blocks()) {
    if (canCarryTags(block)) {
      const node = owners.get(block.file);
      const all = local(node ? tagsOf(node) : 'tags');
      const { tags } = block.attributes;
      block.attributes.tags =
        tags === undefined ? all : call('merge', all, tags);
      tagged.add(block.file);
    }
  }
  for (const { node, file } of nodes) {
    if (tagged.has(file)) {
      file.locals({ [tagsOf(node)]: entityTags(node) });
    }
  }
}

/** The tags of the stack and of one entity. */
export function entityTags(node: AppStackNode): Value {
  return call(
    'merge',
    local('tags'),
    cleanTags(tagsOfNode(node), cleanTagName, cleanTagValue),
  );
}

function canCarryTags(block: BlockHandle): boolean {
  return (
    block.kind === 'resource' &&
    resourceSchema(block.type)?.attributes.tags?.optional === true
  );
}

function tagsOf(node: AppStackNode): string {
  return `${node.address}_tags`;
}

/**
 * Names have 512 characters at most (128 on storage accounts) and none of
 * `<>%&\?/`; values have 256.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources
 */
export function cleanTagName(text: string): string {
  return text.replace(/[<>%&\\?/\p{Cc}]/gu, '_').slice(0, 128);
}

function cleanTagValue(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 256);
}
