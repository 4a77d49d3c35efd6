import type {
  AppStack,
  Difference,
  GeneratedFile,
  GeneratedResource,
  Generation,
} from 'backstage-plugin-stackgen-common';
import type { GenerateInput, SourceHashes } from 'stackgen-engine';

/** What goes to a worker thread: plain data only. */
export interface GenerationTask {
  input: GenerateInput;
  /** What to compare with; nothing for a new appStack. */
  before?: {
    appStack: AppStack;
    resources: GeneratedResource[];
    files: GeneratedFile[];
  };
}

export interface GenerationResult {
  generation: Generation;
  difference: Difference;
  /** What the generation came from, part by part. */
  sources: SourceHashes;
}

/** Runs the engine; the real one does so in worker threads. */
export interface GenerationService {
  run(task: GenerationTask): Promise<GenerationResult>;
}
