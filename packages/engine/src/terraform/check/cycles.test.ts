import fc from 'fast-check';
import { checkDocument, local, ref, TerraformDocument } from '..';
import { findCycles } from './cycles';

test('a circle is told once, as the way back to its first address', () => {
  const needs = new Map([
    ['a', ['b', 'x']],
    ['b', ['c']],
    ['c', ['a']],
    ['d', ['b']],
  ]);
  expect(findCycles(needs)).toEqual([['a', 'b', 'c', 'a']]);
  expect(findCycles(new Map([['self', ['self']]]))).toEqual([['self', 'self']]);
});

test('what only needs earlier ones has no circle, and one more reference makes one', () => {
  const edges = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })),
  );
  fc.assert(
    fc.property(edges, pairs => {
      const needs = new Map<string, string[]>();
      for (const [a, b] of pairs.filter(([one, other]) => one > other)) {
        needs.set(`${a}`, [...(needs.get(`${a}`) ?? []), `${b}`]);
      }
      expect(findCycles(needs)).toEqual([]);
      // Who is needed needs back: now there is a circle wherever there was a need.
      const back = [...needs].slice(0, 1);
      for (const [needing, [needed]] of back) {
        needs.set(needed, [...(needs.get(needed) ?? []), needing]);
      }
      expect(findCycles(needs).length > 0).toBe(back.length > 0);
    }),
  );
});

test('the blocks of a document that need each other are an error with the path', () => {
  const document = TerraformDocument.create();
  const file = document.file('main.tf', {
    provenance: { reason: 'test', entityRef: 'component:default/a' },
  });
  const other = document.file('other.tf', {
    provenance: { reason: 'test', entityRef: 'component:default/b' },
  });
  file.resource('aws_sqs_queue', 'a', { name: local('name_of_b') });
  file.locals({
    name_of_b: ref('aws_sqs_queue.b', 'name'),
    unrelated: ref('aws_sqs_queue.a', 'name'),
  });
  other.resource('aws_sqs_queue', 'b', {
    name: ref('aws_sqs_queue.a', 'name'),
  });
  other.output('x', { description: 'x', value: local('unrelated') });
  expect(checkDocument(document)).toEqual([
    expect.objectContaining({
      severity: 'error',
      code: 'dependency-cycle',
      where:
        'aws_sqs_queue.a → local.name_of_b → aws_sqs_queue.b → aws_sqs_queue.a',
      mend: 'Leave out one of the relations between component:default/a and component:default/b.',
    }),
  ]);
});
