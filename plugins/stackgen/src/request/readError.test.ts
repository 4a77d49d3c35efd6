import { responseError } from '../__testUtils__/FakeStackgenApi';
import { pageError } from '../__testUtils__/pageError';
import { readError } from './readError';

describe('readError', () => {
  it("gives the backend's words and problems", async () => {
    const problem = {
      severity: 'error' as const,
      code: 'taken',
      where: 'name',
      message: 'There is such an appStack.',
    };
    const error = await responseError(400, 'InputError', 'It is wrong.', [
      problem,
    ]);
    expect(readError(error)).toEqual({
      status: 400,
      unreachable: false,
      unanswered: false,
      wordless: false,
      message: 'It is wrong.',
      problems: [problem],
    });
  });

  it.each([
    ['a page', 'Gateway Timeout', undefined, '504 Gateway Timeout'],
    ['a page over HTTP/2', '', undefined, '504'],
    ['an empty body', 'Gateway Timeout', '', '504 Gateway Timeout'],
  ])('gives the status alone for %s', async (_, name, page, message) => {
    const error = await pageError(504, name, page);
    expect(readError(error)).toEqual({
      status: 504,
      unreachable: false,
      unanswered: true,
      wordless: true,
      message,
      problems: [],
    });
  });

  it('tells when nothing answered', () => {
    expect(readError(new TypeError('Failed to fetch'))).toMatchObject({
      unreachable: true,
      unanswered: true,
      message: 'Failed to fetch',
    });
  });
});
