import type { GeneratedResource } from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import { replacingHashes, sha256 } from '../appstack';
import type { EnvironmentValues } from '../standards/EnvironmentValues';
import type { BlockHandle } from '../terraform';
import { formerAddresses } from './formerAddresses';

/** One line for each resource: what caused it, and whether it changed. */
export function summarizeResources({
  document,
  values,
  layout,
  originals,
}: BuiltStack): GeneratedResource[] {
  const unmoved = withOriginals(originals);
  const hashes = new Map<unknown, string>();
  const blocks = document.blocks();
  const formers = formerAddresses(blocks);
  return blocks
    .filter(({ kind }) => kind === 'resource')
    .map(block => {
      const { entityRef, reason, rule, implicit } = block.provenance;
      const valueOf = (name: string) => {
        const value = block.argument(name);
        return value === undefined || originals.size === 0
          ? value
          : JSON.parse(unmoved(JSON.stringify(value)));
      };
      const replacing = replacingHashes(block.type, valueOf, hashes);
      const former = formers.get(block.address);
      return {
        address: block.address,
        type: block.type,
        file: `${layout.stackFolder}${block.file.path}`,
        ...(entityRef !== undefined && { entityRef }),
        implicit: implicit ?? entityRef === undefined,
        reason,
        ...(rule !== undefined && { rule }),
        ...(former && { formerAddresses: [...former] }),
        hash: sha256(unmoved(configurationOf(block, values))).slice(0, 16),
        ...(replacing && { replacing }),
      };
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** Its text, and what the variables in it are in each environment. */
function configurationOf(
  block: BlockHandle,
  values: EnvironmentValues,
): string {
  const text = block.hcl();
  if (!text.includes('var.')) {
    return `${text}\n[]`;
  }
  const names = new Set<string>();
  for (const [, name] of text.matchAll(/\bvar\.(\w+)/g)) {
    names.add(name);
  }
  const used = [...names]
    .sort()
    .map(name => values.environments.map(one => values.valueIn(one, name)));
  return `${text}\n${JSON.stringify(used)}`;
}

/**
 * Writes addresses as they were before any renaming: a resource that only goes
 * by another name has not changed.
 */
function withOriginals(
  originals: ReadonlyMap<string, string>,
): (text: string) => string {
  if (originals.size === 0) {
    return text => text;
  }
  const labels = new Map(
    [...originals].map(([now, original]) => [labelOf(now), labelOf(original)]),
  );
  return text =>
    text
      .replace(
        /\b[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*/g,
        address => originals.get(address) ?? address,
      )
      .replace(
        /^(?:resource )?"\w+" "[\w-]+"/gm,
        label => labels.get(label.replace(/^resource /, '')) ?? label,
      );
}

function labelOf(address: string): string {
  const [type, name] = address.split('.', 2);
  return `"${type}" "${name}"`;
}
