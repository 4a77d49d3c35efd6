import { entityYaml, Sandbox, shopYaml } from '../__testUtils__/Sandbox';

describe('stackgen diff', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = Sandbox.create();
    sandbox.file('catalog/shop.yaml', shopYaml());
    await sandbox.run(
      ...['generate', '--catalog', sandbox.path('catalog')],
      ...['--system', 'shop', '--cloud', 'aws', '--out', sandbox.path('out')],
    );
  });
  afterEach(() => {
    sandbox.remove();
  });

  function diff(...args: string[]) {
    return sandbox.run(
      ...['diff', '--catalog', sandbox.path('catalog')],
      ...['--against', sandbox.path('out'), ...args],
    );
  }

  it('says that nothing would change, and what the folder is for comes from the folder', async () => {
    expect(await diff()).toMatchObject({
      code: 0,
      result: 'Nothing would change.',
    });
  });

  it('tells changed resources and files, and ends with 3', async () => {
    sandbox.file(
      'catalog/queue.yaml',
      entityYaml('Resource', 'jobs', { type: 'queue', system: 'shop' }),
    );
    const { code, result } = await diff();
    expect(code).toBe(3);
    expect(result).toMatch(/^\+ added +aws_sqs_queue\.jobs$/m);
    expect(result).toMatch(/^\+ added +jobs\.tf \(\+\d+ −0\)$/m);
    expect(sandbox.read('out/jobs.tf')).toBeUndefined();
  });

  it('tells what would be replaced first, and because of what', async () => {
    const mapping = sandbox.file(
      'mapping.yaml',
      [
        'name: own',
        'rules:',
        '  - id: databases',
        '    match: { kind: Resource }',
        '    resourceType: postgres-database',
        '    parameters: { databaseName: other }',
        '  - { id: services, match: { kind: Component }, resourceType: container-service }',
      ].join('\n'),
    );
    const { code, result } = await diff('--mapping', mapping);
    expect(code).toBe(3);
    expect(result.split('\n')[1]).toBe(
      '± replaced aws_db_instance.orders_db (db_name)',
    );
  });

  it('sees what somebody changed by hand', async () => {
    sandbox.file('out/orders_db.tf', '# mine\n');
    const { code, result } = await diff('--json');
    expect(code).toBe(3);
    expect(JSON.parse(result)).toMatchObject({
      same: false,
      resources: [],
      files: [{ change: 'changed', path: 'orders_db.tf', removedLines: 1 }],
    });
  });

  it('wants to know the cloud and the entities of an empty folder', async () => {
    const { code, said } = await sandbox.run(
      ...['diff', '--catalog', sandbox.path('catalog')],
      ...['--against', sandbox.path('empty')],
    );
    expect(code).toBe(2);
    expect(said).toContain('--cloud');
  });
});
