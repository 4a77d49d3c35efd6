import { structuredPatch } from 'diff';

/** Beyond so many changed lines a shortest script is not worth its time. */
const MAX_DISTANCE = 600;

/** Unchanged lines that are shown around each change. */
const CONTEXT = 3;

export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Number of the line in the text before, from 1. */
  before?: number;
  /** Number of the line in the text after, from 1. */
  after?: number;
}

/** Lines that stand together, and how many unchanged ones stand before them. */
export interface Hunk {
  skipped: number;
  lines: DiffLine[];
}

/**
 * What differs between two texts, line by line; what lies between is counted.
 * Texts that differ almost everywhere are shown as one block that goes and one
 * that comes.
 */
export function diffHunks(
  before: string,
  after: string,
): { hunks: Hunk[]; skippedAtEnd: number } {
  const [a, b] = [linesOf(before), linesOf(after)];
  const patch = structuredPatch('', '', before, after, '', '', {
    context: CONTEXT,
    maxEditLength: MAX_DISTANCE,
  });
  let [inA, inB] = [0, 0];
  const read = (line: string): DiffLine => {
    const text = line.slice(1);
    switch (line[0]) {
      case '-':
        return { kind: 'removed', text, before: ++inA };
      case '+':
        return { kind: 'added', text, after: ++inB };
      default:
        return { kind: 'same', text, before: ++inA, after: ++inB };
    }
  };
  const parts = patch?.hunks ?? [
    {
      newStart: 1,
      newLines: b.length,
      oldStart: 1,
      lines: [...a.map(line => `-${line}`), ...b.map(line => `+${line}`)],
    },
  ];
  const hunks = parts.map(({ newStart, newLines, oldStart, lines }) => {
    // The start on a side without lines is not said in the same way by all.
    const skipped = newLines > 0 ? newStart - 1 - inB : oldStart - 1 - inA;
    inA += skipped;
    inB += skipped;
    return {
      skipped,
      // That there is no line break at the end is said like a line.
      lines: lines.filter(line => !line.startsWith('\\')).map(read),
    };
  });
  return { hunks, skippedAtEnd: b.length - inB };
}

/** A line break at the end of a text does not begin another line. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  return lines[lines.length - 1] === '' ? lines.slice(0, -1) : lines;
}
