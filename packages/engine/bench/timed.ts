/** How long something took, over several runs. */
export interface Timing {
  /** Wall clock; the middle one of all runs. */
  readonly medianMs: number;
  readonly fastestMs: number;
  /** Processor time of the middle run, all threads. */
  readonly cpuMs: number;
  readonly runs: number;
}

const WARM_UP_MS = 20_000;
const LEAST_WARM_UPS = 2;

/**
 * Runs a function until it is warm, which takes the compiler about 20 seconds,
 * then measures it.
 *
 * @param runs - how many of them are measured
 */
export function timed(work: () => void, runs: number): Timing {
  return timedWith(
    () => undefined,
    () => work(),
    runs,
  );
}

/** The same for work on something that is made anew, unmeasured, for each run. */
export function timedWith<T>(
  prepare: () => T,
  work: (prepared: T) => void,
  runs: number,
): Timing {
  const started = performance.now();
  for (
    let run = 0;
    run < LEAST_WARM_UPS || performance.now() - started < WARM_UP_MS;
    run++
  ) {
    work(prepare());
  }
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < runs; run++) {
    const prepared = prepare();
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    work(prepared);
    wall.push(performance.now() - before);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu.push((user + system) / 1000);
  }
  return {
    medianMs: median(wall),
    fastestMs: Math.min(...wall),
    cpuMs: median(cpu),
    runs,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** How many runs are measured: one of a small stack says less. */
export function runsFor(entities: number): number {
  if (entities <= 100) {
    return 25;
  }
  return entities <= 1000 ? 9 : 3;
}

/** The most memory that this process has had, in megabytes. */
export function peakMemoryMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
