import { fingerprintOf } from './appstack/fingerprint';
import { hashSources, type SourceHashes } from './appstack/sourceHashes';
import { buildEntityGraph, selectEntities } from './catalog';
import { defaultRegion } from './clouds/describe';
import type { GenerateInput } from './generate';
import { chooseStandards } from './standards/chooseProfile';
import { ENGINE_VERSION } from './version';

/** What the input says: the graph, what is selected of it, and the standards. */
export function readSources(input: GenerateInput) {
  const { stored, cloud, entityRefs } = input;
  const catalog = buildEntityGraph(input.entities);
  const chosen = chooseStandards(
    input.standards,
    catalog.graph,
    // A sync of a part is not a reason for other standards.
    stored?.entityRefs ?? entityRefs,
  );
  const { standards } = chosen;
  const selection = selectEntities(catalog.graph, entityRefs);
  const selected = new Set(selection.selected.map(({ ref }) => ref));
  return {
    catalog,
    chosen,
    selection,
    selected,
    region: input.region ?? stored?.region ?? defaultRegion(cloud, standards),
    hashes: hashSources({
      graph: catalog.graph,
      selected,
      mapping: input.mapping,
      standards,
      engineVersion: ENGINE_VERSION,
    }),
  };
}

/**
 * What a run with this input would come from, without the run: cheap enough to
 * be asked for often.
 *
 * @public
 */
export function describeSources(input: GenerateInput): {
  /** The one that the run would have, if it changes no settings. */
  fingerprint: string;
  sources: SourceHashes;
} {
  const { hashes, region } = readSources(input);
  return {
    fingerprint: fingerprintOf({
      hashes,
      cloud: input.cloud,
      region,
      settings: input.settings ?? input.stored?.settings ?? {},
    }),
    sources: hashes,
  };
}
