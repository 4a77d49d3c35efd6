import { ResponseError } from '@backstage/errors';
import { problemsOfError } from './problemsOfError';
import { StackgenClient } from './StackgenClient';

function clientThatGets(response: Response) {
  const fetchMock = jest.fn(
    async (_url: unknown, _init?: RequestInit) => response,
  );
  const client = new StackgenClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetchMock as typeof fetch },
  });
  return { client, fetchMock };
}

describe('StackgenClient', () => {
  it('asks for the appStacks of an entity and unwraps the list', async () => {
    const { client, fetchMock } = clientThatGets(
      Response.json({ items: [{ id: 'a' }] }),
    );
    const items = await client.getAppStacks('system:default/shop', {
      token: 'secret',
    });
    expect(items).toEqual([{ id: 'a' }]);
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe(
      'http://portal/api/stackgen/v1/appstacks?entityRef=system%3Adefault%2Fshop',
    );
    expect(init).toMatchObject({
      method: 'GET',
      headers: { Authorization: 'Bearer secret' },
      body: undefined,
    });
  });

  it('asks for the clouds of several entities or of an appStack', async () => {
    const { client, fetchMock } = clientThatGets(Response.json({ items: [] }));
    await client.getClouds({
      entityRefs: ['system:default/a', 'resource:default/b'],
    });
    expect(fetchMock.mock.calls[0][0]).toBe(
      'http://portal/api/stackgen/v1/clouds?entityRef=system%3Adefault%2Fa&entityRef=resource%3Adefault%2Fb',
    );
    fetchMock.mockResolvedValueOnce(Response.json({ items: [] }));
    await client.getClouds({ appStackId: 'a' });
    expect(fetchMock.mock.calls[1][0]).toBe(
      'http://portal/api/stackgen/v1/clouds?appStackId=a',
    );
  });

  it('asks what saving a mapping would change in an appStack', async () => {
    const { client, fetchMock } = clientThatGets(Response.json({ files: 1 }));
    const request = {
      mapping: { name: 'default', rules: [] },
      expectedRevision: 3,
    };
    expect(await client.getMappingEffect('a/b', request)).toEqual({ files: 1 });
    const [url, init] = fetchMock.mock.calls[0];
    expect(url).toBe(
      'http://portal/api/stackgen/v1/appstacks/a%2Fb/mapping-effect',
    );
    expect(init).toMatchObject({
      method: 'POST',
      body: JSON.stringify(request),
    });
  });

  it('leaves out what was not given', async () => {
    const { client, fetchMock } = clientThatGets(
      Response.json({ revision: 1, items: [] }),
    );
    await client.getFiles('../x');
    expect(fetchMock.mock.calls[0][0]).toBe(
      'http://portal/api/stackgen/v1/appstacks/..%2Fx/files',
    );
  });

  it('sends bodies as JSON and hands on the signal', async () => {
    const { client, fetchMock } = clientThatGets(Response.json({}));
    const { signal } = new AbortController();
    await client.syncAppStack('id', { expectedRevision: 3 }, { signal });
    expect(fetchMock.mock.calls[0][1]).toEqual({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"expectedRevision":3}',
      signal,
    });
    const request = { revision: 1, expectedRevision: 3 };
    fetchMock.mockResolvedValueOnce(Response.json({}));
    await client.restoreAppStack('id', request);
    expect(fetchMock.mock.calls[1]).toEqual([
      'http://portal/api/stackgen/v1/appstacks/id/restore',
      expect.objectContaining({
        method: 'POST',
        body: JSON.stringify(request),
      }),
    ]);
  });

  it("throws the backend's answer with its list of problems", async () => {
    const problem = {
      severity: 'error' as const,
      code: 'unknown-parameter',
      where: 'rules.3.parameters.storageGB',
      message: 'There is no such parameter.',
    };
    const { client } = clientThatGets(
      Response.json(
        {
          error: { name: 'InputError', message: 'no', problems: [problem] },
          request: { method: 'PUT', url: '/' },
          response: { statusCode: 400 },
        },
        { status: 400 },
      ),
    );
    const error = await client
      .putMapping('default', {
        mapping: { name: 'default', rules: [] },
        expectedRevision: 0,
      })
      .catch(e => e);
    expect(ResponseError.is(error)).toBe(true);
    expect(error.statusCode).toBe(400);
    expect(problemsOfError(error)).toEqual([problem]);
    expect(problemsOfError(new Error('other'))).toEqual([]);
  });
});
