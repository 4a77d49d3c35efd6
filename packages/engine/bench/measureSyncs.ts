import { compareGenerations, generate, type GenerateOutput } from '../src';
import { benchInput } from './benchInput';
import { peakMemoryMb } from './timed';

const WARM_UP = 100;

export interface SyncMeasure {
  readonly entities: number;
  readonly syncs: number;
  readonly medianMs: number;
  /** What is kept after the last sync, compared with after the warm-up. */
  readonly heapGrowthBytes: number;
  readonly heapBytes: number;
  readonly peakMemoryMb: number;
}

/**
 * Syncs one appStack over and over, each time into what is stored and with a
 * changed entity, as a portal does it for months.
 */
export function measureSyncs(entities: number, syncs: number): SyncMeasure {
  const input = benchInput(entities);
  let stored: GenerateOutput | undefined;
  let heapAfterWarmUp = 0;
  const times: number[] = [];
  for (let sync = 0; sync < syncs + WARM_UP; sync++) {
    if (sync === WARM_UP) {
      heapAfterWarmUp = heapBytes();
    }
    const started = performance.now();
    const changed = structuredClone(input.entities);
    for (const { kind, metadata } of changed) {
      if (kind === 'Resource') {
        metadata.description = `Sync ${sync}`;
      }
    }
    const generation = generate({
      ...input,
      entities: changed,
      stored: stored?.appStack,
    });
    compareGenerations(stored, generation);
    stored = generation;
    times.push(performance.now() - started);
  }
  const heap = heapBytes();
  times.sort((a, b) => a - b);
  return {
    entities,
    syncs,
    medianMs: times[Math.floor(times.length / 2)],
    heapGrowthBytes: heap - heapAfterWarmUp,
    heapBytes: heap,
    peakMemoryMb: peakMemoryMb(),
  };
}

function heapBytes(): number {
  if (!global.gc) {
    throw new Error('Run it with --expose-gc');
  }
  global.gc();
  global.gc();
  return process.memoryUsage().heapUsed;
}
