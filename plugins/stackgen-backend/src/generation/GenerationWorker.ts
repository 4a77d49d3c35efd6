import { Worker } from 'node:worker_threads';
import type { GenerationTask } from './GenerationTask';
import { WORKER_ROLE, type WorkerAnswer } from './worker';

/** The task was still running when its time was over. */
export class TimeLimitReached extends Error {}

/** The task needed more memory than it may have. */
export class MemoryLimitReached extends Error {}

/** A thread that runs one task at a time. */
export class GenerationWorker {
  readonly #worker: Worker;
  #tasks = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  static start(options: {
    file: string;
    maxMemoryMb: number;
  }): GenerationWorker {
    return new GenerationWorker(options);
  }

  private constructor(options: { file: string; maxMemoryMb: number }) {
    const { file, maxMemoryMb } = options;
    this.#worker = new Worker(file, {
      workerData: WORKER_ROLE,
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
      execArgv: execArgv(file),
      // The engine depends on its input only, and needs none of our secrets.
      env: pick(process.env, ['NODE_ENV', 'TMPDIR', 'TMP', 'TEMP']),
    });
    this.#worker.unref();
    // Without a listener an error between two tasks would end the process.
    this.#worker.on('error', () => {});
  }

  /** Tasks that it has run. */
  get tasks(): number {
    return this.#tasks;
  }

  /** When this rejects, the worker is of no more use and must be stopped. */
  async run(task: GenerationTask, timeoutMs: number): Promise<WorkerAnswer> {
    clearTimeout(this.#idleTimer);
    this.#tasks++;
    const worker = this.#worker;
    worker.ref();
    const stop = new AbortController();
    try {
      return await new Promise<WorkerAnswer>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new TimeLimitReached()),
          timeoutMs,
        );
        const onError = (error: Error & { code?: string }) =>
          reject(
            error.code === 'ERR_WORKER_OUT_OF_MEMORY'
              ? new MemoryLimitReached()
              : error,
          );
        const onExit = () =>
          reject(new Error('The generation worker ended unexpectedly'));
        worker.on('message', resolve);
        worker.on('error', onError);
        worker.on('exit', onExit);
        stop.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          worker.off('message', resolve);
          worker.off('error', onError);
          worker.off('exit', onExit);
        });
        worker.postMessage(task);
      });
    } finally {
      stop.abort();
      worker.unref();
    }
  }

  /** Calls back when no task came for a while. */
  onIdle(callback: () => void, afterMs: number): void {
    this.#idleTimer = setTimeout(callback, afterMs).unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idleTimer);
    await this.#worker.terminate();
  }
}

/**
 * Threads get the arguments of the process, which lets them run sources in a
 * started portal. Test runners load sources in another way.
 */
function execArgv(file: string): string[] | undefined {
  if (
    !file.endsWith('.ts') ||
    process.execArgv.some(argument => argument.includes('nodeTransform'))
  ) {
    return undefined;
  }
  const transform = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  return [...process.execArgv, '--require', transform];
}

function pick(env: NodeJS.ProcessEnv, names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
