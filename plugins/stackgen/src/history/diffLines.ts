export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Number of the line in the text before, from 1. */
  before?: number;
  /** Number of the line in the text after, from 1. */
  after?: number;
}

/** Beyond so many changed lines a shortest script is not worth its time. */
const MAX_DISTANCE = 600;

/**
 * Two texts as one list of lines: what is the same, what goes and what comes, by
 * the shortest edit script (Myers' algorithm). Texts that differ almost
 * everywhere are shown as one block that goes and one that comes.
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
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
  const middleOfA = a.slice(start, a.length - end);
  const middleOfB = b.slice(start, b.length - end);
  return numbered([
    ...a.slice(0, start).map(text => ({ kind: 'same' as const, text })),
    ...(shortestScript(middleOfA, middleOfB) ??
      replaceAll(middleOfA, middleOfB)),
    ...a.slice(a.length - end).map(text => ({ kind: 'same' as const, text })),
  ]);
}

/** A line break at the end of a text does not begin another line. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  return lines;
}

function replaceAll(a: string[], b: string[]): DiffLine[] {
  return [
    ...a.map(text => ({ kind: 'removed' as const, text })),
    ...b.map(text => ({ kind: 'added' as const, text })),
  ];
}

function shortestScript(a: string[], b: string[]): DiffLine[] | undefined {
  const limit = Math.min(a.length + b.length, MAX_DISTANCE);
  // How far one comes on each diagonal, one state for each number of edits.
  const states: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let distance = 0; distance <= limit; distance++) {
    states.push(furthest);
    furthest = new Map(furthest);
    for (let k = -distance; k <= distance; k += 2) {
      let x = goesDown(furthest, k, distance)
        ? furthest.get(k + 1)!
        : furthest.get(k - 1)! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x++;
      }
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) {
        return walkBack(a, b, states);
      }
    }
  }
  return undefined;
}

function goesDown(
  furthest: ReadonlyMap<number, number>,
  k: number,
  distance: number,
): boolean {
  return (
    k === -distance ||
    (k !== distance && furthest.get(k - 1)! < furthest.get(k + 1)!)
  );
}

function walkBack(
  a: string[],
  b: string[],
  states: ReadonlyMap<number, number>[],
): DiffLine[] {
  const lines: DiffLine[] = [];
  let x = a.length;
  let y = b.length;
  for (let distance = states.length - 1; distance >= 0; distance--) {
    const furthest = states[distance];
    const k = x - y;
    const down = goesDown(furthest, k, distance);
    const fromK = down ? k + 1 : k - 1;
    const fromX = distance === 0 ? 0 : furthest.get(fromK)!;
    const fromY = distance === 0 ? 0 : fromX - fromK;
    const steps = distance === 0 ? x : Math.min(x - fromX, y - fromY);
    for (let step = 0; step < steps; step++) {
      x--;
      y--;
      lines.push({ kind: 'same', text: a[x] });
    }
    if (distance > 0) {
      lines.push(
        down
          ? { kind: 'added', text: b[fromY] }
          : { kind: 'removed', text: a[fromX] },
      );
      x = fromX;
      y = fromY;
    }
  }
  return lines.reverse();
}

function numbered(lines: DiffLine[]): DiffLine[] {
  let before = 0;
  let after = 0;
  return lines.map(line => ({
    ...line,
    ...(line.kind !== 'added' && { before: ++before }),
    ...(line.kind !== 'removed' && { after: ++after }),
  }));
}
