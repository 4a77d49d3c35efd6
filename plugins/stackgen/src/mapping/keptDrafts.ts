import type { Mapping, StoredMapping } from 'backstage-plugin-stackgen-common';

/** Unsaved edits of a mapping. */
export interface KeptDraft {
  /** Entity ref of who made them. */
  user: string;
  /** What they are edits of. */
  stored: StoredMapping;
  /** The states after each edit, oldest first. */
  steps: Mapping[];
}

/** Every letter that is typed is a step. */
const MOST_STEPS = 50;

const keyOf = (name: string) => `stackgen.mappingDraft.${name}`;

/**
 * Unsaved edits outlive what shows them: Backstage mounts the whole app anew
 * when the system's theme changes, and people look at other pages or reload.
 * The browser keeps them for this one tab, until it is closed.
 */
export function hasKeptDraft(name: string): boolean {
  return read(name) !== undefined;
}

/** What this user left unsaved. What another user left is nobody's business. */
export function readKeptDraft(
  name: string,
  user: string | undefined,
): KeptDraft | undefined {
  const kept = read(name);
  return kept?.user === user ? kept : undefined;
}

export function keepDraft(name: string, draft: KeptDraft): void {
  const steps = draft.steps.slice(-MOST_STEPS);
  // Where all is too large for the browser, the newest state alone may not be.
  if (!write(name, { ...draft, steps })) {
    if (!write(name, { ...draft, steps: steps.slice(-1) })) {
      dropKeptDraft(name);
    }
  }
}

export function dropKeptDraft(name: string): void {
  try {
    window.sessionStorage.removeItem(keyOf(name));
  } catch {
    // Browsers may be told to store nothing; then there is nothing to drop.
  }
}

function write(name: string, draft: KeptDraft): boolean {
  try {
    window.sessionStorage.setItem(keyOf(name), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function read(name: string): KeptDraft | undefined {
  try {
    const text = window.sessionStorage.getItem(keyOf(name));
    const draft: Partial<KeptDraft> = JSON.parse(text ?? '{}');
    const { user, stored, steps = [] } = draft;
    // Another release of StackGen may have left something else there.
    const readable =
      typeof user === 'string' &&
      stored !== undefined &&
      steps.length > 0 &&
      [stored.mapping, ...steps].every(
        mapping => mapping.name === name && Array.isArray(mapping.rules),
      );
    return readable ? { user, stored, steps } : undefined;
  } catch {
    return undefined;
  }
}
