import type { PreviewResponse } from 'backstage-plugin-stackgen-common';

/** What an edit does to the Terraform resources, by address. */
export interface MappingEffect {
  replaced: string[];
  added: string[];
  changed: string[];
  removed: string[];
}

/**
 * Compares what the stored mapping gives with what the edited one gives. What
 * the catalog changed since the last sync is in both, so it does not show.
 */
export function mappingEffect(
  stored: PreviewResponse,
  edited: PreviewResponse,
): MappingEffect {
  const before = new Map(stored.resources.map(r => [r.address, r.hash]));
  const after = new Set(edited.resources.map(r => r.address));
  const replacedIn = (preview: PreviewResponse) =>
    preview.difference.resources
      .filter(r => r.change === 'replaced')
      .map(r => r.address);
  const replacedAnyway = new Set(replacedIn(stored));
  const replaced = replacedIn(edited).filter(a => !replacedAnyway.has(a));
  const changed = edited.resources
    .filter(
      r =>
        before.has(r.address) &&
        before.get(r.address) !== r.hash &&
        !replaced.includes(r.address),
    )
    .map(r => r.address);
  return {
    replaced: replaced.sort(),
    added: [...after].filter(address => !before.has(address)).sort(),
    changed: changed.sort(),
    removed: [...before.keys()].filter(address => !after.has(address)).sort(),
  };
}
