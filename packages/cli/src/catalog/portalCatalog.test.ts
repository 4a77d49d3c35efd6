import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseAllDocuments } from 'yaml';
import { Sandbox, shopYaml } from '../__testUtils__/Sandbox';

const TOKEN = 'a-token';

describe('--catalog with the address of a portal', () => {
  let sandbox: Sandbox;
  let server: Server;
  let address: string;
  const asked: string[] = [];

  beforeEach(async () => {
    sandbox = Sandbox.create();
    const entities = parseAllDocuments(shopYaml()).map(one => one.toJS());
    // A page for each entity, as a portal gives them.
    server = createServer((request, response) => {
      asked.push(String(request.url));
      response.setHeader('content-type', 'application/json');
      if (request.headers.authorization !== `Bearer ${TOKEN}`) {
        response.statusCode = 401;
        response.end('{"error":{"name":"AuthenticationError"}}');
        return;
      }
      const at = Number(
        new URL(String(request.url), 'http://x').searchParams.get('cursor') ??
          0,
      );
      response.end(
        JSON.stringify({
          items: entities.slice(at, at + 1),
          totalItems: entities.length,
          pageInfo:
            at + 1 < entities.length ? { nextCursor: String(at + 1) } : {},
        }),
      );
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    sandbox.remove();
    await new Promise(resolve => server.close(resolve));
  });

  it('reads all pages, and writes what the same files give', async () => {
    sandbox.file('catalog/shop.yaml', shopYaml());
    const generate = (catalog: string, out: string) =>
      sandbox.run(
        ...['generate', '--catalog', catalog, '--token', TOKEN],
        ...['--system', 'shop', '--cloud', 'aws', '--out', sandbox.path(out)],
      );
    expect((await generate(`${address}/`, 'portal')).code).toBe(0);
    await generate(sandbox.path('catalog'), 'files');
    expect(sandbox.files('portal')).toEqual(sandbox.files('files'));
    expect(asked.every(url => url.startsWith('/api/catalog/'))).toBe(true);
  });

  it('says what to do when the portal refuses', async () => {
    const { code, said } = await sandbox.run(
      ...['explain', '--catalog', address, '--token', 'wrong'],
    );
    expect(code).toBe(2);
    expect(said).toContain('--token');
  });

  it('says so when nobody answers', async () => {
    const { code, said } = await sandbox.run(
      ...['explain', '--catalog', 'http://127.0.0.1:1'],
    );
    expect(code).toBe(2);
    expect(said).toContain('http://127.0.0.1:1');
  });
});
