/** Beyond so many changed lines the exact count is not worth its time. */
const MAX_DISTANCE = 2000;

/**
 * How many lines were added and removed between two texts, as `diff` counts
 * them: by the shortest edit script (Myers' algorithm; only its length is
 * needed). Texts that differ almost everywhere are counted by which lines both
 * have, wherever they stand.
 */
export function countLineChanges(
  before: string,
  after: string,
): { addedLines: number; removedLines: number } {
  let a = linesOf(before);
  let b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  a = a.slice(start, a.length - end);
  b = b.slice(start, b.length - end);
  const changed = editDistance(a, b) ?? a.length + b.length - 2 * common(a, b);
  const addedLines = (changed + b.length - a.length) / 2;
  return { addedLines, removedLines: changed - addedLines };
}

/** Lines of a text; a line break at its end does not begin another one. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines;
}

function editDistance(
  a: readonly string[],
  b: readonly string[],
): number | undefined {
  const limit = Math.min(a.length + b.length, MAX_DISTANCE);
  const furthest = new Map<number, number>([[1, 0]]);
  for (let distance = 0; distance <= limit; distance++) {
    for (let k = -distance; k <= distance; k += 2) {
      const down = furthest.get(k + 1) ?? -1;
      const right = furthest.get(k - 1) ?? -1;
      let x =
        k === -distance || (k !== distance && right < down) ? down : right + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x++;
      }
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) {
        return distance;
      }
    }
  }
  return undefined;
}

function common(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of a) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  let shared = 0;
  for (const line of b) {
    const count = counts.get(line) ?? 0;
    if (count > 0) {
      counts.set(line, count - 1);
      shared++;
    }
  }
  return shared;
}
