import type { SyncMode } from 'backstage-plugin-stackgen-common';
import type { SourceHashes } from 'stackgen-engine';
import type { GenerationResult } from '../generation/GenerationTask';
import type { StoredAppStack } from './StoredAppStack';

/**
 * What all of an appStack came from after a sync. One of a part leaves the rest
 * as it was: made with the mapping, standards and engine of its own sync.
 */
export function sourcesAfterSync(options: {
  stored: StoredAppStack;
  mode: SyncMode;
  /** Refs that were synced. */
  selection: string[];
  result: GenerationResult;
}): SourceHashes | undefined {
  const { stored, mode, selection, result } = options;
  const { generation, sources } = result;
  const whole =
    mode === 'overwrite' ||
    generation.appStack.entityRefs.every(ref => selection.includes(ref));
  if (whole || stored.sources === undefined) {
    return whole ? sources : undefined;
  }
  return {
    ...stored.sources,
    entities: { ...stored.sources.entities, ...sources.entities },
  };
}
