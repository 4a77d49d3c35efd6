import type { AppStackNode } from 'backstage-plugin-stackgen-common';

import { toIdentifier } from './identifier';

type BlockNames = Pick<AppStackNode, 'blockName' | 'formerBlockNames'>;

/** All Terraform names that a node has or had; its address first. */
export function namesOf(node: AppStackNode): string[] {
  const { address, blockName, formerBlockNames = [] } = node;
  return [...new Set([address, blockName ?? address, ...formerBlockNames])];
}

/**
 * The Terraform names of a node that goes on. When its entity was renamed its
 * blocks take the new name, and the former ones are kept for `moved` blocks,
 * unless another node has or had the new name: Terraform allows no move from
 * what is still there.
 *
 * @param former - the node as it is stored
 * @param fresh - the same node by its present ref, with the address that it
 *   would get if it were new
 */
export function blockNames(
  former: AppStackNode,
  fresh: AppStackNode,
  stored: readonly AppStackNode[],
): BlockNames {
  const { address, blockName, formerBlockNames = [] } = former;
  const present = blockName ?? address;
  const wanted =
    former.entityRef === fresh.entityRef ? present : newName(former, fresh);
  const isFree = stored.every(
    node => node === former || !namesOf(node).includes(wanted),
  );
  if (wanted === present || !isFree) {
    return {
      ...(blockName !== undefined && { blockName }),
      ...(formerBlockNames.length > 0 && { formerBlockNames }),
    };
  }
  // Back to a name that it had: a chain of moves must not run in a circle.
  const since = formerBlockNames.indexOf(wanted);
  return {
    ...(wanted !== address && { blockName: wanted }),
    formerBlockNames: [...formerBlockNames.slice(since + 1), present],
  };
}

// A name that the node itself had is free for it, and for nobody else.
function newName(former: AppStackNode, fresh: AppStackNode): string {
  const own = toIdentifier(fresh.name);
  return own !== undefined && namesOf(former).includes(own)
    ? own
    : fresh.address;
}
