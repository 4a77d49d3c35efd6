/** How long something took, over several runs. */
export interface Timing {
  /** Wall clock; the middle one of all runs. */
  readonly medianMs: number;
  readonly fastestMs: number;
  /** Processor time of the middle run, all threads. */
  readonly cpuMs: number;
  readonly runs: number;
}

/** Runs a function until it is warm, then measures it. */
export function timed(
  work: () => void,
  options: { warmUps: number; runs: number },
): Timing {
  for (let run = 0; run < options.warmUps; run++) {
    work();
  }
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let run = 0; run < options.runs; run++) {
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    work();
    wall.push(performance.now() - before);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu.push((user + system) / 1000);
  }
  return {
    medianMs: median(wall),
    fastestMs: Math.min(...wall),
    cpuMs: median(cpu),
    runs: options.runs,
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Small stacks need more runs: the compiler warms up slowly. */
export function runsFor(entities: number): { warmUps: number; runs: number } {
  if (entities <= 10) {
    return { warmUps: 40, runs: 25 };
  }
  if (entities <= 100) {
    return { warmUps: 8, runs: 9 };
  }
  return entities <= 1000 ? { warmUps: 6, runs: 9 } : { warmUps: 1, runs: 3 };
}

/** The most memory that this process has had, in megabytes. */
export function peakMemoryMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
