import { diffLines } from './diffLines';
import { hunksOf } from './hunksOf';

const SIGNS = { same: ' ', added: '+', removed: '-' };

function unified(before: string, after: string): string[] {
  return diffLines(before, after).map(({ kind, text }) => SIGNS[kind] + text);
}

describe('diffLines', () => {
  it('tells what goes and what comes, and keeps what is the same', () => {
    expect(unified('a\nb\nc\nd\n', 'a\nx\nc\nd\ne\n')).toEqual([
      ' a',
      '-b',
      '+x',
      ' c',
      ' d',
      '+e',
    ]);
    expect(unified('', 'a\n')).toEqual(['+a']);
    expect(unified('a\n', '')).toEqual(['-a']);
    expect(unified('a\n', 'a\n')).toEqual([' a']);
  });

  it('numbers the lines of both texts', () => {
    expect(diffLines('a\nb\n', 'a\nc\n')).toEqual([
      { kind: 'same', text: 'a', before: 1, after: 1 },
      { kind: 'removed', text: 'b', before: 2 },
      { kind: 'added', text: 'c', after: 2 },
    ]);
  });

  it('gives back both texts, by as few changes as there can be', () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const text = () =>
      Array.from({ length: random(12) }, () => 'abcd'[random(4)]);
    for (let round = 0; round < 300; round++) {
      const [a, b] = [text(), text()];
      const lines = diffLines(`${a.join('\n')}\n`, `${b.join('\n')}\n`);
      const side = (other: string) =>
        lines.filter(({ kind }) => kind !== other).map(line => line.text);
      // An empty list of lines is written as one empty line.
      expect(side('added')).toEqual(a.length ? a : ['']);
      expect(side('removed')).toEqual(b.length ? b : ['']);
      const same = lines.filter(({ kind }) => kind === 'same').length;
      expect(same).toBe(
        longestCommon(a.length ? a : [''], b.length ? b : ['']),
      );
    }
  });

  it('does not search for ever in texts that differ everywhere', () => {
    const many = (letter: string) =>
      Array.from({ length: 3000 }, (_, at) => `${letter}${at}\n`).join('');
    const lines = diffLines(many('a'), many('b'));
    expect(lines).toHaveLength(6000);
    expect(lines[0].kind).toBe('removed');
  });
});

describe('hunksOf', () => {
  it('keeps the lines around each change, and counts those between', () => {
    const before = Array.from({ length: 30 }, (_, at) => `line ${at}`);
    const after = before.map((line, at) =>
      at === 10 || at === 20 ? `${line}!` : line,
    );
    const { hunks, skippedAtEnd } = hunksOf(
      diffLines(before.join('\n'), after.join('\n')),
    );
    expect(hunks.map(({ skipped, lines }) => [skipped, lines.length])).toEqual([
      [7, 8],
      [3, 8],
    ]);
    expect(skippedAtEnd).toBe(6);
  });
});

function longestCommon(a: string[], b: string[]): number {
  let row = new Array(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at++) {
      next.push(
        line === b[at - 1] ? row[at - 1] + 1 : Math.max(row[at], next[at - 1]),
      );
    }
    row = next;
  }
  return row[b.length];
}
