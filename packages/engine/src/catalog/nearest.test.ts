import fc from 'fast-check';
import { nearest } from './nearest';

/** Levenshtein distance as the textbooks have it. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') {
    return a.length + b.length;
  }
  return Math.min(
    distance(a.slice(1), b) + 1,
    distance(a, b.slice(1)) + 1,
    distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  );
}

describe('nearest', () => {
  it('finds slips of the pen and parts of names, best first', () => {
    const types = ['postgres-database', 'mysql-database', 'queue', 'topic'];
    expect(nearest('postgress-database', types)).toEqual(['postgres-database']);
    expect(nearest('Queu', types)).toEqual(['queue']);
    expect(nearest('database', types)).toEqual([
      'mysql-database',
      'postgres-database',
    ]);
    expect(nearest('mainframe', types)).toEqual([]);
    expect(nearest('', [])).toEqual([]);
  });

  it('puts the least distant first', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', 'c'),
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(word, fc.uniqueArray(word), (text, candidates) => {
        const distances = candidates
          .map(one => distance(text, one))
          .filter(one => one <= 2)
          .sort();
        const found = nearest(text, candidates, 1).filter(
          one => distance(text, one) <= 2,
        );
        expect(found.map(one => distance(text, one))).toEqual(
          distances.slice(0, 1),
        );
      }),
    );
  });
});
