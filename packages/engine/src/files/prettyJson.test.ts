import fc from 'fast-check';
import { prettyJson } from './prettyJson';

const plainData = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\\', '\n', '\u2028', '\ud800', '${x}', '__proto__'),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('plain data is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(plainData, value => {
      expect(prettyJson([value])).toBe(JSON.stringify([value], undefined, 2));
    }),
    { numRuns: 1000 },
  );
});
