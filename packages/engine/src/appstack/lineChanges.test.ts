import fc from 'fast-check';
import { countLineChanges, linesOf } from './lineChanges';

/** Length of the longest common subsequence, the slow and obvious way. */
function commonLines(a: string[], b: string[]): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    let diagonal = 0;
    for (const [index, other] of b.entries()) {
      const above = row[index + 1];
      row[index + 1] =
        line === other ? diagonal + 1 : Math.max(above, row[index]);
      diagonal = above;
    }
  }
  return row[b.length];
}

describe('countLineChanges', () => {
  it('counts like the longest common subsequence', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '}'), { maxLength: 30 })
      .map(lines => lines.map(line => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [a, b] = [linesOf(before), linesOf(after)];
        const common = commonLines(a, b);
        expect(countLineChanges(before, after)).toEqual({
          addedLines: b.length - common,
          removedLines: a.length - common,
        });
      }),
    );
  });

  it('does not take a missing line break at the end for a line', () => {
    expect(countLineChanges('a\nb', 'a\nb\n')).toEqual({
      addedLines: 0,
      removedLines: 0,
    });
    expect(linesOf('')).toEqual([]);
  });

  it('stays quick with long texts that have little in common', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => index);
    const before = numbers.map(n => `a${n}`).join('\n');
    const after = [...numbers.map(n => `b${n}`), 'a7'].join('\n');
    expect(countLineChanges(before, after)).toEqual({
      addedLines: 20_000,
      removedLines: 19_999,
    });
  });
});
