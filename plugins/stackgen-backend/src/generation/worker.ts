import { getHeapStatistics } from 'node:v8';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { compareGenerations, generate } from 'stackgen-engine';
import type { GenerationResult, GenerationTask } from './GenerationTask';

/** This file, where it lies after a build as well as in the sources. */
export const workerFile = __filename;

/** Says to a new thread that it is one of ours. */
export const WORKER_ROLE = 'stackgen-generation';

export interface WorkerAnswer {
  result: GenerationResult;
  /** Bytes on the worker's heap after the task. */
  heapBytes: number;
}

export function runTask({ input, before }: GenerationTask): GenerationResult {
  const after = generate(input);
  const { conflicts: _, standardsBecause: __, sources, ...generation } = after;
  const difference = compareGenerations(before, after);
  return { generation, difference, sources };
}

if (!isMainThread && workerData === WORKER_ROLE) {
  parentPort?.on('message', (task: GenerationTask) => {
    const result = runTask(task);
    const heapBytes = getHeapStatistics().used_heap_size;
    parentPort?.postMessage({ result, heapBytes } satisfies WorkerAnswer);
  });
}
