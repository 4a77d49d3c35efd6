import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type {
  GenerationResult,
  GenerationService,
  GenerationTask,
} from './GenerationTask';
import {
  GenerationWorker,
  MemoryLimitReached,
  TimeLimitReached,
} from './GenerationWorker';
import { workerFile } from './worker';
import {
  readGenerationLimits,
  type GenerationLimits,
} from './readGenerationLimits';

const MOST_WAITING = 100;
const IDLE_MS = 60_000;
/** A worker's heap is looked at from this number of tasks on. */
const TASKS_BEFORE_RECYCLING = 50;

/**
 * Runs the engine in worker threads, so that a large stack never blocks the
 * portal. Threads start on demand, are kept for the next task, end when idle,
 * and are replaced when their heap has grown.
 */
export class GenerationPool implements GenerationService {
  readonly #config: RootConfigService;
  readonly #file: string;
  readonly #idle: GenerationWorker[] = [];
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #stopped = false;

  static create(options: {
    config: RootConfigService;
    /** What the threads run; the engine when not given. */
    file?: string;
  }): GenerationPool {
    const { config, file = workerFile } = options;
    return new GenerationPool(config, file);
  }

  private constructor(config: RootConfigService, file: string) {
    this.#config = config;
    this.#file = file;
  }

  async run(task: GenerationTask): Promise<GenerationResult> {
    const limits = readGenerationLimits(this.#config);
    await this.#takeTurn(limits.workers);
    try {
      return await this.#runNow(task, limits);
    } finally {
      this.#endTurn();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#idle.splice(0).map(worker => worker.stop()));
  }

  async #takeTurn(workers: number): Promise<void> {
    if (this.#running >= workers) {
      if (this.#waiting.length >= MOST_WAITING) {
        throw new ServiceUnavailableError(
          'Too many stacks are being generated at the same time. Try again in a minute.',
        );
      }
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    if (this.#stopped) {
      this.#endTurn();
      throw new ServiceUnavailableError('The backend is shutting down.');
    }
  }

  #endTurn(): void {
    const next = this.#waiting.shift();
    if (next) {
      // It takes over this turn, so that nobody comes in between.
      next();
    } else {
      this.#running--;
    }
  }

  async #runNow(
    task: GenerationTask,
    limits: GenerationLimits,
  ): Promise<GenerationResult> {
    const worker =
      this.#idle.pop() ??
      GenerationWorker.start({
        file: this.#file,
        maxMemoryMb: limits.maxMemoryMb,
      });
    try {
      const answer = await worker.run(task, limits.timeoutSeconds * 1000);
      const mostBytes = (limits.maxMemoryMb * 1024 * 1024) / 2;
      const hasGrown =
        worker.tasks >= TASKS_BEFORE_RECYCLING && answer.heapBytes > mostBytes;
      if (hasGrown || this.#stopped) {
        await worker.stop();
      } else {
        this.#keep(worker);
      }
      return answer.result;
    } catch (error) {
      await worker.stop();
      throw limitError(error, limits);
    }
  }

  #keep(worker: GenerationWorker): void {
    this.#idle.push(worker);
    worker.onIdle(() => {
      const index = this.#idle.indexOf(worker);
      if (index >= 0) {
        this.#idle.splice(index, 1);
        worker.stop();
      }
    }, IDLE_MS);
  }
}

function limitError(error: unknown, limits: GenerationLimits): unknown {
  if (error instanceof TimeLimitReached) {
    return new ServiceUnavailableError(
      `Generating the stack took longer than ${limits.timeoutSeconds} seconds. Select fewer entities, or raise stackgen.generation.timeoutSeconds in the app-config.`,
    );
  }
  if (error instanceof MemoryLimitReached) {
    return new InputError(
      `The stack is too large: generating it takes more than ${limits.maxMemoryMb} MB of memory. Select fewer entities, or raise stackgen.generation.maxMemoryMb in the app-config.`,
    );
  }
  return error;
}
