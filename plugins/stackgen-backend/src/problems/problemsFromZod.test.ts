import { mappingSchema } from 'backstage-plugin-stackgen-common';
import { InvalidInputError } from './InvalidInputError';
import { problemsFromZod } from './problemsFromZod';
import { parseInput } from './parseInput';

function problemsOf(mapping: unknown) {
  const { error } = mappingSchema.safeParse(mapping);
  return problemsFromZod(error!, 'body').map(({ where, message }) => ({
    where,
    message,
  }));
}

describe('problemsFromZod', () => {
  it('names every mistake by its path, unknown keys too', () => {
    expect(
      problemsOf({
        name: 'Bad Name',
        rules: [
          { id: 'a', match: { kinds: 'x', colour: 1 }, resourceType: 'queue' },
          { id: 'a', match: {}, resourceType: '' },
        ],
      }),
    ).toEqual([
      { where: 'name', message: expect.stringContaining('lower-case') },
      { where: 'rules.0.match.kinds', message: expect.any(String) },
      { where: 'rules.0.match.colour', message: expect.any(String) },
      { where: 'rules.1.resourceType', message: expect.any(String) },
      { where: 'rules.1.id', message: expect.stringContaining('Rule 1') },
    ]);
  });

  it('follows the alternative that was meant', () => {
    expect(
      problemsOf({
        name: 'a',
        rules: [
          {
            id: 'a',
            match: { kind: ['Component', 7], type: 7 },
            resourceType: 'queue',
          },
        ],
      }),
    ).toEqual([
      {
        where: 'rules.0.match.kind.1',
        message: expect.stringContaining('expected string'),
      },
      {
        where: 'rules.0.match.type',
        message: expect.stringMatching(/expected string.*, or: .*array/),
      },
    ]);
  });

  it('makes one error of all, and names the whole when there is no path', () => {
    const error = (() => {
      try {
        return parseInput(mappingSchema, undefined, { root: 'body' });
      } catch (e) {
        return e;
      }
    })() as InvalidInputError;
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /^The body of the request is not valid. body: /,
    );
    expect(error.problems).toHaveLength(1);
  });
});
