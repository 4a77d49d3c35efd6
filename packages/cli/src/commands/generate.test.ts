import { mkdirSync } from 'node:fs';
import { entityYaml, Sandbox, shopYaml } from '../__testUtils__/Sandbox';

describe('stackgen generate', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = Sandbox.create();
    sandbox.file('catalog/shop.yaml', shopYaml());
  });
  afterEach(() => {
    sandbox.remove();
  });

  function generate(...args: string[]) {
    return sandbox.run(
      'generate',
      ...['--catalog', sandbox.path('catalog')],
      ...['--cloud', 'aws', '--out', sandbox.path('out')],
      ...args,
    );
  }

  it('writes the stack of a system, and the same bytes again', async () => {
    const first = await generate('--system', 'shop');
    expect(first).toMatchObject({ code: 0, result: '' });
    const files = sandbox.files('out');
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'README.md',
        'environments/dev.tfvars',
        'orders.tf',
        'orders_db.tf',
        'stackgen.json',
      ]),
    );
    expect(files['orders_db.tf']).toContain('resource "aws_db_instance"');

    for (const system of ['system:default/shop', 'System:Shop']) {
      const again = await generate('--system', system);
      expect(again.said).toContain(' 0 files written ');
    }
    await generate('--entity', 'shop');
    expect(sandbox.files('out')).toEqual(files);
  });

  it('writes the same bytes whatever files the entities are in', async () => {
    await generate('--system', 'shop');
    const before = sandbox.files('out');
    const documents = shopYaml().split('---\n').reverse();
    documents.forEach((text, index) =>
      sandbox.file(`shuffled/${index}.yaml`, text),
    );
    await sandbox.run(
      ...['generate', '--system', 'shop', '--cloud', 'aws'],
      ...['--catalog', sandbox.path('shuffled')],
      ...['--out', sandbox.path('other')],
    );
    expect(sandbox.files('other')).toEqual(before);
  });

  it('gives the outcome as JSON on standard output', async () => {
    const { code, result } = await generate('--system', 'shop', '--json');
    expect(code).toBe(0);
    const outcome = JSON.parse(result);
    expect(outcome).toMatchObject({
      name: 'shop-aws',
      cloud: 'aws',
      included: [
        { entityRef: 'component:default/orders' },
        { entityRef: 'resource:default/orders-db' },
      ],
      noInfrastructure: [],
      skipped: [],
      catalogErrors: [],
    });
    expect(outcome.files).toEqual(Object.keys(sandbox.files('out')));
    expect(outcome.written).toEqual(outcome.files);
    expect(outcome.resources.length).toBeGreaterThan(10);
  });

  it('writes single entities, another syntax, name and region', async () => {
    const { code } = await generate(
      ...['--entity', 'resource:orders-db', 'component:orders'],
      ...['--format', 'json', '--name', 'mine', '--region', 'eu-west-1'],
    );
    expect(code).toBe(0);
    const { resource } = JSON.parse(sandbox.read('out/main.tf.json')!);
    expect(resource.aws_db_instance).toBeDefined();
    expect(JSON.parse(sandbox.read('out/stackgen.json')!)).toMatchObject({
      name: 'mine',
      region: 'eu-west-1',
    });
    expect(sandbox.read('out/orders_db.tf')).toBeUndefined();
  });

  it('fails with findings when nothing comes of the selection', async () => {
    sandbox.file('catalog/empty.yaml', entityYaml('System', 'empty'));
    const empty = await generate('--system', 'empty');
    expect(empty.code).toBe(1);
    expect(empty.said).toContain('Nothing was generated');
    expect(sandbox.files('out')).toEqual({});
  });

  it('tells what is skipped, where it is written, and how to mend it', async () => {
    sandbox.file(
      'catalog/odd.yaml',
      entityYaml('Resource', 'odd', { type: 'mainframe', system: 'shop' }),
    );
    const { code, said } = await generate('--system', 'shop');
    expect(code).toBe(0);
    expect(said).toMatch(
      /skipped: catalog\/odd.yaml:1: resource:default\/odd: .*mainframe[^]*Add a rule/,
    );
  });

  it('removes its own files that are no longer generated, and nothing else', async () => {
    await generate('--system', 'shop');
    sandbox.file('out/custom.tf', '# mine');
    sandbox.file('out/environments/mine.tfvars', '# mine');
    sandbox.file('out/.github/mine.yml', '# mine');
    await generate(
      ...['--entity', 'component:orders', '--name', 'shop-aws'],
      ...['--standards', sandbox.file('standards.yaml', 'ci: gitlab\n')],
    );
    const { said } = await generate('--entity', 'component:orders');
    const paths = Object.keys(sandbox.files('out'));
    expect(paths).not.toContain('.gitlab-ci.yml');
    expect(paths).toEqual(
      expect.arrayContaining([
        '.github/mine.yml',
        'custom.tf',
        'environments/mine.tfvars',
        'orders.tf',
      ]),
    );
    expect(said).toContain(' 1 removed');
  });

  it('says which of several standards profiles it took, and why', async () => {
    const standards = sandbox.file(
      'standards.yaml',
      '- name: shops\n  when: system == "shop"\n  ci: gitlab\n- name: rest\n',
    );
    const { said } = await generate(
      ...['--system', 'shop', '--standards', standards],
    );
    expect(said).toContain(
      'standards shops: Its condition holds: system == "shop"',
    );
    const files = sandbox.files('out');
    expect(files['README.md']).toContain(
      'the standards `shops` (Its condition',
    );
    expect(Object.keys(files)).toContain('.gitlab-ci.yml');
  });

  it('replaces no file of somebody else, and then writes nothing', async () => {
    sandbox.file('out/README.md', '# mine');
    sandbox.file('out/orders.tf', '# mine');
    const before = sandbox.files('out');
    const { code, said } = await generate('--system', 'shop');
    expect(code).toBe(2);
    expect(said).toContain('  out/README.md\n');
    expect(said).toContain('  out/orders.tf\n');
    expect(sandbox.files('out')).toEqual(before);

    sandbox.file('mine/main.tf', '# mine');
    const file = await generate(
      ...['--system', 'shop', '--out', sandbox.path('mine/main.tf')],
    );
    expect(file.code).toBe(2);
    expect(sandbox.files('mine')).toEqual({ 'main.tf': '# mine' });
  });

  it('does not believe a blueprint that names files outside of its folder', async () => {
    sandbox.file('precious', '# mine');
    await generate('--system', 'shop');
    for (const path of ['../precious', sandbox.path('precious'), '.', '']) {
      const blueprint = JSON.parse(sandbox.read('out/stackgen.json')!);
      blueprint.files = [...blueprint.files, path];
      sandbox.file('out/stackgen.json', JSON.stringify(blueprint));
      const { code, said } = await generate('--system', 'shop');
      expect(code).toBe(2);
      expect(said).toContain('leads out of');
      blueprint.files.pop();
      sandbox.file('out/stackgen.json', JSON.stringify(blueprint));
    }
    expect(sandbox.read('precious')).toBe('# mine');

    sandbox.file('out/stackgen.json', '{');
    const broken = await generate('--system', 'shop');
    expect(broken.code).toBe(2);
    expect(broken.said).toContain('out/stackgen.json is not valid JSON');
  });

  it('leaves a folder alone that took the place of one of its files', async () => {
    await generate('--system', 'shop');
    const blueprint = JSON.parse(sandbox.read('out/stackgen.json')!);
    blueprint.files.push('old.tf');
    sandbox.file('out/stackgen.json', JSON.stringify(blueprint));
    mkdirSync(sandbox.path('out/old.tf'));
    sandbox.file('out/old.tf/mine', '# mine');
    const { code } = await generate('--system', 'shop');
    expect(code).toBe(0);
    expect(sandbox.read('out/old.tf/mine')).toBe('# mine');
  });

  it('takes no resources away after errors, for they may be the cause', async () => {
    await generate('--system', 'shop');
    const before = sandbox.files('out');
    const [system, orders] = shopYaml().split('---\n');

    sandbox.file(
      'catalog/shop.yaml',
      [system, orders, 'kind: ['].join('---\n'),
    );
    const broken = await generate('--system', 'shop');
    expect(broken.code).toBe(2);
    expect(broken.said).toContain('error: catalog/shop.yaml:');
    expect(broken.said).toContain(
      'the resources of resource:default/orders-db would leave',
    );
    expect(sandbox.files('out')).toEqual(before);

    sandbox.file('catalog/shop.yaml', [system, orders].join('---\n'));
    const mistyped = await generate('--entity', 'orders', 'order-db');
    expect(mistyped.code).toBe(2);
    expect(sandbox.files('out')).toEqual(before);

    const meant = await generate('--system', 'shop');
    expect(meant.code).toBe(0);
    expect(sandbox.read('out/orders_db.tf')).toBeUndefined();
  });

  it('writes what it can although other files are broken', async () => {
    sandbox.file('catalog/broken.yaml', 'kind: [');
    const { code, said, result } = await generate('--system', 'shop', '--json');
    expect(code).toBe(2);
    expect(said).toContain('error: catalog/broken.yaml:1: ');
    expect(JSON.parse(result).catalogErrors).toHaveLength(1);
    expect(sandbox.read('out/orders_db.tf')).toContain('aws_db_instance');
  });
});
