import { entityYaml, Sandbox, shopYaml } from '../__testUtils__/Sandbox';

describe('stackgen mapping', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = Sandbox.create();
    sandbox.file('catalog/shop.yaml', shopYaml());
    sandbox.file(
      'catalog/odd.yaml',
      entityYaml('Resource', 'odd', { type: 'quantum-computer' }),
    );
  });
  afterEach(() => {
    sandbox.remove();
  });

  function coverage(...args: string[]) {
    return sandbox.run(
      ...['mapping', 'coverage', '--catalog', sandbox.path('catalog')],
      ...args,
    );
  }

  it('counts what becomes of a catalog, what is skipped first', async () => {
    const { code, result } = await coverage('--json');
    expect(code).toBe(0);
    expect(JSON.parse(result)).toMatchObject({
      entities: 4,
      included: 2,
      noInfrastructure: 1,
      skipped: 1,
      percent: 75,
      types: expect.arrayContaining([
        {
          kind: 'resource',
          type: 'quantum-computer',
          included: 0,
          noInfrastructure: 0,
          skipped: 1,
        },
      ]),
    });
    expect((await coverage()).result).toContain(
      'resource of type quantum-computer',
    );
  });

  it('fails when less is decided on than is wanted', async () => {
    expect((await coverage('--minimum', '75')).code).toBe(0);
    expect((await coverage('--minimum', '95')).code).toBe(1);
    expect((await coverage('--minimum', 'most')).code).toBe(2);
  });

  it('knows the own modules of the standards', async () => {
    const mapping = sandbox.file(
      'mapping.yaml',
      'name: own\nrules:\n  - { id: b, match: { type: broker }, resourceType: "module:acme-broker" }\n',
    );
    const standards = sandbox.file(
      'standards.yaml',
      'modules:\n  - name: acme-broker\n    title: ACME broker\n    cloud: aws\n    source: app.terraform.io/acme/broker/aws\n    version: 2.1.0\n    inputs: { name: x }\n',
    );
    const doubtsOf = async (...args: string[]) => {
      const { result } = await sandbox.run(
        ...['mapping', 'check', mapping, '--json'],
        ...args,
      );
      return JSON.parse(result).doubts;
    };
    expect(await doubtsOf()).toHaveLength(1);
    expect(await doubtsOf('--standards', standards)).toEqual([]);
  });

  it('names the rules of an own mapping that decide on nothing', async () => {
    const mapping = sandbox.file(
      'mapping.yaml',
      'name: own\nrules:\n  - { id: idle, match: { type: nothing }, resourceType: none }\n',
    );
    const { result } = await coverage('--mapping', mapping);
    expect(result).toContain('Rules without an entity: idle');
  });

  it('checks a mapping, and names every mistake with its line', async () => {
    const good = sandbox.file(
      'good.yaml',
      'name: own\nrules:\n  - { id: all, match: {}, resourceType: queue }\n',
    );
    expect(await sandbox.run('mapping', 'check', good)).toMatchObject({
      code: 0,
      result: expect.stringContaining('mapping "own" with 1 rules is valid'),
    });
    const bad = sandbox.file(
      'bad.yaml',
      [
        'name: own',
        'rules:',
        '  - id: all',
        '    match: {}',
        '    resourceType: queue',
        '    parameters: { retention: 3, maxReceiveCount: "${{ entity. }}" }',
      ].join('\n'),
    );
    const { code, said } = await sandbox.run('mapping', 'check', bad);
    expect(code).toBe(2);
    expect(said).toContain('bad.yaml:6: rules.0.parameters.retention');
    expect(said).toContain('bad.yaml:6: rules.0.parameters.maxReceiveCount');
  });
});
