import type { DiffLine } from './diffLines';

/** Lines that stand together, and how many unchanged ones stand before them. */
export interface Hunk {
  skipped: number;
  lines: DiffLine[];
}

/** The changed lines with some around them; what lies between is counted. */
export function hunksOf(
  lines: DiffLine[],
  context = 3,
): { hunks: Hunk[]; skippedAtEnd: number } {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries()) {
    if (kind !== 'same') {
      for (let at = index - context; at <= index + context; at++) {
        near.add(at);
      }
    }
  }
  const hunks: Hunk[] = [];
  let skipped = 0;
  for (const [index, line] of lines.entries()) {
    if (!near.has(index)) {
      skipped++;
    } else if (skipped > 0 || hunks.length === 0) {
      hunks.push({ skipped, lines: [line] });
      skipped = 0;
    } else {
      hunks[hunks.length - 1].lines.push(line);
    }
  }
  return { hunks, skippedAtEnd: skipped };
}
