import { diffHunks } from './diffHunks';

const SIGNS = { same: ' ', added: '+', removed: '-' };

function linesOf(before: string, after: string) {
  return diffHunks(before, after).hunks.flatMap(({ lines }) => lines);
}

function unified(before: string, after: string): string[] {
  return linesOf(before, after).map(({ kind, text }) => SIGNS[kind] + text);
}

describe('diffHunks', () => {
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
    expect(unified('a\n', 'a\n')).toEqual([]);
  });

  it('numbers the lines of both texts', () => {
    expect(linesOf('a\nb\n', 'a\nc\n')).toEqual([
      { kind: 'same', text: 'a', before: 1, after: 1 },
      { kind: 'removed', text: 'b', before: 2 },
      { kind: 'added', text: 'c', after: 2 },
    ]);
  });

  it('says nothing of line breaks at the end, and takes text that looks like its own signs', () => {
    expect(unified('a', 'b')).toEqual(['-a', '+b']);
    expect(unified('\\ a\n', '- b\n+ c\n')).toEqual(['-\\ a', '+- b', '++ c']);
  });

  it('gives back both texts with the numbers of all lines, by as few changes as there can be', () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const text = () =>
      Array.from({ length: random(30) }, () => 'abcd'[random(4)]);
    const join = (lines: string[]) => lines.map(line => `${line}\n`).join('');
    for (let round = 0; round < 300; round++) {
      const [a, b] = [text(), text()];
      const { hunks, skippedAtEnd } = diffHunks(join(a), join(b));
      const shown = hunks.flatMap(({ lines }) => lines);
      const skipped =
        skippedAtEnd + hunks.reduce((sum, hunk) => sum + hunk.skipped, 0);
      for (const line of shown) {
        expect(line.before === undefined || a[line.before - 1]).toEqual(
          line.before === undefined || line.text,
        );
        expect(line.after === undefined || b[line.after - 1]).toEqual(
          line.after === undefined || line.text,
        );
      }
      const side = (other: string) =>
        shown.filter(({ kind }) => kind !== other).length + skipped;
      expect([side('added'), side('removed')]).toEqual([a.length, b.length]);
      const same = shown.filter(({ kind }) => kind === 'same').length;
      expect(same + skipped).toBe(longestCommon(a, b));
    }
  });

  it('does not search for ever in texts that differ everywhere', () => {
    const many = (letter: string) =>
      Array.from({ length: 3000 }, (_, at) => `${letter}${at}\n`).join('');
    const lines = linesOf(many('a'), many('b'));
    expect(lines).toHaveLength(6000);
    expect(lines[0].kind).toBe('removed');
  });

  it('keeps the lines around each change, and counts those between', () => {
    const before = Array.from({ length: 30 }, (_, at) => `line ${at}`);
    const after = before.map((line, at) =>
      at === 10 || at === 20 ? `${line}!` : line,
    );
    const { hunks, skippedAtEnd } = diffHunks(
      before.join('\n'),
      after.join('\n'),
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
