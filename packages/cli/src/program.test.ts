import { Sandbox, shopYaml } from './__testUtils__/Sandbox';

describe('stackgen', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = Sandbox.create();
  });
  afterEach(() => {
    sandbox.remove();
  });

  it('explains wrong calls on standard error, and as JSON when asked', async () => {
    const catalog = sandbox.file('catalog.yaml', shopYaml());
    const generate = ['generate', '--catalog', catalog, '--out', 'out'];
    const wrong: [string[], RegExp][] = [
      [['explode'], /unknown command 'explode'/],
      [['explain'], /required option '--catalog/],
      [['types', '--colour'], /unknown option '--colour'/],
      [generate, /required option '--cloud/],
      [[...generate, '--cloud', 'aws'], /either --system <ref> or --entity/],
      [
        [...generate, '--cloud', 'aws', '--system', 'a', '--entity', 'b'],
        /either --system <ref> or --entity/,
      ],
      [
        [...generate, '--cloud', 'aws', '--system', 'a', '--system', 'b'],
        /Give it once/,
      ],
      [
        [...generate, '--cloud', 'aws', '--system', 'component:a'],
        /not a system.\n.*--entity component:a/,
      ],
      [[...generate, '--cloud', 'moon', '--system', 'a'], /Choose one of aws/],
      [
        [...generate, '--cloud', 'aws', '--system', 'a', '--format', 'xml'],
        /Choose hcl or json/,
      ],
      [['explain', '--catalog', sandbox.path('no/*.yaml')], /finds no file/],
    ];
    for (const [args, reason] of wrong) {
      const plain = await sandbox.run(...args);
      expect(plain).toMatchObject({ code: 2, result: '' });
      expect(plain.said).toMatch(reason);

      const { code, result } = await sandbox.run(...args, '--json');
      const { error } = JSON.parse(result);
      expect(code).toBe(2);
      expect([error.message, ...error.details].join('\n')).toMatch(reason);
    }
    expect(sandbox.files('out')).toEqual({});
  });

  it('gives help and version', async () => {
    const help = await sandbox.run('generate', '--help');
    expect(help.code).toBe(0);
    expect(help.result).toContain('--standards <file>');
    expect(await sandbox.run('--version')).toEqual({
      code: 0,
      result: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      said: '',
    });
  });

  it('lists every resource type with what each cloud offers', async () => {
    const { code, result } = await sandbox.run('types', '--json');
    expect(code).toBe(0);
    const { items } = JSON.parse(result);
    const queue = items.find(({ name }: { name: string }) => name === 'queue');
    expect(queue.clouds.aws.implementations[0].title).toContain('SQS');

    const text = (await sandbox.run('types')).result;
    for (const { name } of items) {
      expect(text).toMatch(new RegExp(`^${name}: `, 'm'));
    }
  });

  it('shows control characters of a catalog instead of sending them to the terminal', async () => {
    const catalog = sandbox.file(
      'catalog.yaml',
      [
        'apiVersion: backstage.io/v1alpha1',
        'kind: Resource',
        'metadata: { name: odd }',
        'spec: { owner: team, type: "\\e[2J\\x9b31m\\u202eodd" }',
        '',
      ].join('\n'),
    );
    const args = ['explain', '--catalog', catalog];
    const plain = await sandbox.run(...args);
    expect(plain.result).toMatch(/u001b\[2J\\u009b31m\\u202eodd/);
    const { result } = await sandbox.run(...args, '--json');
    expect(result).toMatch(/^[\n -~]*$/);
    expect(JSON.parse(result).skipped[0].reason).toContain(
      '\u009b31m\u202eodd',
    );
  });

  it('tells every mistake of a mapping and of standards with its line', async () => {
    const catalog = sandbox.file('catalog.yaml', shopYaml());
    const mapping = sandbox.file(
      'mapping.yaml',
      [
        'name: mine',
        'rules:',
        '  - id: databases',
        '    match: { kind: Resource }',
        '    resourceType: postgres-database',
        '    parameters:',
        '      storageGbb: 20',
        '  - id: queues',
        '    match: { kind: Resource }',
        '    resourceType: qeue',
        '',
      ].join('\n'),
    );
    const explain = ['explain', '--catalog', catalog, '--mapping'];
    const { code, said } = await sandbox.run(...explain, mapping);
    expect(code).toBe(2);
    expect(said).toMatch(
      /mapping.yaml:7: rules.0.parameters.storageGbb: .*storageGb/,
    );
    expect(said).toMatch(/mapping.yaml:10: rules.1.resourceType: .*queue/);

    const standards = sandbox.file(
      'standards.yaml',
      '- network:\n    zones: 9\n  when: owner ==\n- name: rest\n  tags:\n    owner: me\n',
    );
    const wrong = await sandbox.run(
      ...['generate', '--catalog', catalog, '--system', 'shop'],
      ...['--cloud', 'aws', '--out', sandbox.path('out')],
      ...['--standards', standards],
    );
    expect(wrong.code).toBe(2);
    expect(wrong.said).toMatch(/standards.yaml:2: 0.network.zones: /);
    expect(wrong.said).toMatch(/standards.yaml:3: 0.when: /);
    expect(wrong.said).toMatch(/standards.yaml:6: 1.tags.owner: /);

    const broken = await sandbox.run(
      ...explain,
      sandbox.file(
        'broken.yaml',
        'rules:\n  - match: { a: b ? c : d }\n    id: x: y\n    e: }\n',
      ),
    );
    expect(broken.code).toBe(2);
    expect(broken.said.match(/broken\.yaml:\d+: /g)).toHaveLength(1);

    const absent = await sandbox.run(...explain, sandbox.path('none.yaml'));
    expect(absent).toMatchObject({ code: 2 });
    expect(absent.said).toContain('none.yaml: There is no such file.');
  });
});
