import { compareText } from './compare';

const MAX_LENGTH = 100;

/**
 * The candidates that look most like the text, best first; none when nothing
 * comes near. For "did you mean" in messages.
 */
export function nearest(
  text: string,
  candidates: Iterable<string>,
  count = 3,
): string[] {
  const wanted = text.toLowerCase().slice(0, MAX_LENGTH);
  const limit = Math.min(4, Math.max(2, Math.floor(wanted.length / 4)));
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const other = candidate.toLowerCase().slice(0, MAX_LENGTH);
    const contained =
      wanted.length > 2 && (other.includes(wanted) || wanted.includes(other));
    const distance = editDistance(wanted, other, limit);
    if (distance <= limit) {
      scored.push({ candidate, distance });
    } else if (contained && other.length > 2) {
      scored.push({ candidate, distance: limit + 1 });
    }
  }
  const best = scored.reduce(
    (least, { distance }) => Math.min(least, distance),
    Infinity,
  );
  return scored
    .filter(({ distance }) => distance <= best + 1)
    .sort(
      (a, b) =>
        a.distance - b.distance || compareText(a.candidate, b.candidate),
    )
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance, or anything above the limit once that is certain. */
function editDistance(a: string, b: string, limit: number): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) {
    start += 1;
  }
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [rows, columns] = [endA - start, endB - start];
  if (Math.abs(rows - columns) > limit) {
    return limit + 1;
  }
  const costs = Array.from({ length: columns + 1 }, (_, index) => index);
  for (let row = 1; row <= rows; row++) {
    let diagonal = costs[0];
    costs[0] = row;
    let least = row;
    for (let column = 1; column <= columns; column++) {
      const isSame = a[start + row - 1] === b[start + column - 1];
      const cost = isSame
        ? diagonal
        : 1 + Math.min(diagonal, costs[column], costs[column - 1]);
      diagonal = costs[column];
      costs[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > limit) {
      return limit + 1;
    }
  }
  return costs[columns];
}
