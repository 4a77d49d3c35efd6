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
  const best = Math.min(...scored.map(({ distance }) => distance));
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
  if (Math.abs(a.length - b.length) > limit) {
    return limit + 1;
  }
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[j] + 1, current[j - 1] + 1));
    }
    if (Math.min(...current) > limit) {
      return limit + 1;
    }
    previous = current;
  }
  return previous[b.length];
}
