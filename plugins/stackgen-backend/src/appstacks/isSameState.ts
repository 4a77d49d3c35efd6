import type {
  GeneratedFile,
  Generation,
} from 'backstage-plugin-stackgen-common';
import type { GenerationTask } from '../generation/GenerationTask';
import type { StoredAppStack } from './StoredAppStack';

/** Whether a sync made again what the newest revision has already. */
export function isSameState(options: {
  stored: StoredAppStack;
  before: GenerationTask['before'];
  after: Generation;
}): boolean {
  const { stored, before, after } = options;
  return (
    before !== undefined &&
    stored.summary.revision.fingerprint === after.fingerprint &&
    areSameFiles(before.files, after.files)
  );
}

function areSameFiles(a: GeneratedFile[], b: GeneratedFile[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (file, index) =>
        file.path === b[index].path &&
        haveSameBytes(file.content, b[index].content),
    )
  );
}

/** As bytes, because a text that is not valid Unicode changes when stored. */
function haveSameBytes(a: string, b: string): boolean {
  return a === b || Buffer.from(a).equals(Buffer.from(b));
}
