import { entityYaml, Sandbox, shopYaml } from '../__testUtils__/Sandbox';

describe('stackgen compare', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = Sandbox.create();
    sandbox.file('catalog/shop.yaml', shopYaml());
    sandbox.file(
      'catalog/queue.yaml',
      entityYaml('Resource', 'jobs', { type: 'queue', system: 'shop' }),
    );
  });
  afterEach(() => {
    sandbox.remove();
  });

  function compare(...args: string[]) {
    return sandbox.run(
      ...['compare', '--catalog', sandbox.path('catalog'), ...args],
    );
  }

  it('shows each entity and connection on each cloud', async () => {
    const { code, result } = await compare('--system', 'shop');
    expect(code).toBe(0);
    const line = (start: string) =>
      result.split('\n').find(text => text.startsWith(start));
    expect(line('Entity')).toMatch(/AWS +Azure +Google Cloud +Civo/);
    expect(line('resource:default/orders-db')).toMatch(
      /Amazon RDS.*Azure Database.*Cloud SQL/,
    );
    expect(line('component:default/orders → ')).toMatch(/readwrite +open/);
  });

  it('says what a cloud does not offer, and what to do', async () => {
    const { result } = await compare(
      ...['--system', 'shop', '--cloud', 'civo', 'aws', '--json'],
    );
    const { clouds, entities } = JSON.parse(result);
    expect(clouds).toEqual(['civo', 'aws']);
    const jobs = entities.find(
      ({ entityRef }: { entityRef: string }) =>
        entityRef === 'resource:default/jobs',
    );
    expect(jobs.offers).toMatchObject({
      civo: {
        skipped: expect.stringContaining('not offered'),
        mend: expect.any(String),
      },
      aws: { implementation: 'sqs' },
    });
  });

  it('asks what to compare', async () => {
    const { code, said } = await compare();
    expect(code).toBe(2);
    expect(said).toContain('--system');
  });
});
