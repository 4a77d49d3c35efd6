import { symlinkSync } from 'node:fs';
import { entityYaml, Sandbox, shopYaml } from '../__testUtils__/Sandbox';

describe('stackgen explain', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = Sandbox.create();
  });
  afterEach(() => {
    sandbox.remove();
  });

  it('names every entity of the catalog, why, and how to get in what was skipped', async () => {
    const catalog = sandbox.file(
      'catalog.yaml',
      [
        shopYaml(),
        entityYaml('Component', 'sdk', {
          type: 'library',
          lifecycle: 'production',
        }),
        entityYaml('Resource', 'mainframe', { type: 'mainframe' }),
        entityYaml('Template', 'new-service'),
        entityYaml('Template', 'new-website'),
      ].join('---\n'),
    );
    const { code, result, said } = await sandbox.run(
      'explain',
      '--catalog',
      catalog,
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(result)).toEqual({
      included: [
        {
          entityRef: 'component:default/orders',
          resourceType: 'container-service',
          rule: expect.any(String),
        },
        {
          entityRef: 'resource:default/orders-db',
          resourceType: 'postgres-database',
          rule: expect.any(String),
        },
      ],
      noInfrastructure: [
        { entityRef: 'component:default/sdk', rule: expect.any(String) },
        { entityRef: 'system:default/shop', rule: expect.any(String) },
      ],
      skipped: [
        {
          entityRef: 'resource:default/mainframe',
          reason: expect.stringContaining('mainframe'),
          mend: expect.stringContaining('stackgen.io/resource-type'),
        },
      ],
    });
    expect(said).toBe('info: kinds that are ignored: 2 Template\n');
  });

  it('claims nothing about clouds unless one is named', async () => {
    const catalog = sandbox.file('catalog.yaml', shopYaml());
    const anywhere = await sandbox.run('explain', '--catalog', catalog);
    expect(anywhere.result).toContain('✓ component:default/orders');
    expect(anywhere.result).not.toContain('not offered');
    const unknown = await sandbox.run(
      'explain',
      '--catalog',
      catalog,
      '--cloud',
      'moon',
    );
    expect(unknown).toMatchObject({ code: 2, result: '' });
    expect(unknown.said).toContain('Choose one of aws, azure, gcp, civo.');
  });

  it('keeps to a system or to entities, also with what it says of mistakes', async () => {
    sandbox.file('shop.yaml', shopYaml());
    sandbox.file(
      'other.yaml',
      entityYaml('Component', 'other', { type: 'service', tags: 1 }).replace(
        '"name": "other"',
        '"name": "other", "tags": "java"',
      ),
    );
    const refsOf = async (...selection: string[]) => {
      const { result, said } = await sandbox.run(
        'explain',
        '--json',
        '--catalog',
        sandbox.path(''),
        ...selection,
      );
      const { included } = JSON.parse(result);
      return [
        included.map(({ entityRef }: { entityRef: string }) => entityRef),
        said.includes('tags'),
      ];
    };
    const orders = 'component:default/orders';
    const db = 'resource:default/orders-db';
    expect(await refsOf()).toEqual([
      ['component:default/orders', 'component:default/other', db],
      true,
    ]);
    expect(await refsOf('--system', 'shop')).toEqual([[orders, db], false]);
    expect(await refsOf('--entity', 'orders-db', 'other')).toEqual([
      ['component:default/other', db],
      true,
    ]);
    expect(await refsOf('--entity', db, '--entity', 'component:other')).toEqual(
      [['component:default/other', db], true],
    );
  });

  it('reads a file, several files, a folder and a glob alike', async () => {
    const names = [
      'a.yaml',
      'b/c.yml',
      'b/.backstage/d.yaml',
      'b/[e] $(f)\n.yaml',
    ];
    for (const [index, name] of names.entries()) {
      sandbox.file(
        `catalog/${name}`,
        entityYaml('Component', `c${index}`, {
          type: 'service',
          lifecycle: 'production',
        }),
      );
    }
    sandbox.file('catalog/node_modules/x/catalog-info.yaml', 'kind: [');
    sandbox.file('catalog/readme.md', 'kind: [');
    const count = async (...args: string[]) => {
      const { code, result } = await sandbox.run('explain', '--json', ...args);
      return [code, JSON.parse(result).included.length];
    };
    const paths = names.map(name => sandbox.path(`catalog/${name}`));
    expect(await count('--catalog', sandbox.path('catalog'))).toEqual([0, 4]);
    expect(await count('--catalog', ...paths)).toEqual([0, 4]);
    expect(await count(...paths.flatMap(path => ['--catalog', path]))).toEqual([
      0, 4,
    ]);
    expect(await count('--catalog', sandbox.path('catalog/*.yaml'))).toEqual([
      0, 1,
    ]);
    expect(
      await count(
        '--catalog',
        sandbox.path('catalog/b/**/*.{yaml,yml}'),
        sandbox.path('catalog'),
        paths[0],
      ),
    ).toEqual([0, 4]);
  });

  it('tells file, line and reason of what cannot be read, and counts the rest', async () => {
    const catalog = sandbox.file(
      'broken.yaml',
      [
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {}\n',
        'a: [\n',
        'b: *nowhere\n',
        'kind: Component\nmetadata:\n  name: no-version\n',
        'apiVersion: backstage.io/v1alpha1\nmetadata:\n  name: no-kind\n',
        '- a list\n',
        'a: 1\na: 2\n',
        'apiVersion: backstage.io/v1alpha1\nkind: System\n  - resource:cluster\nmetadata: { name: slipped }\n',
        shopYaml(),
      ].join('---\n'),
    );
    const { code, result, said } = await sandbox.run(
      'explain',
      '--json',
      '--catalog',
      catalog,
      sandbox.path('missing.yaml'),
    );
    expect(code).toBe(2);
    expect(JSON.parse(result).included).toHaveLength(2);
    const errors = said
      .split('\n')
      .filter(line => line.startsWith('error: '))
      .map(line => line.slice('error: '.length));
    expect(errors.sort()).toEqual([
      expect.stringMatching(/^broken.yaml:13: .*no kind/),
      expect.stringMatching(/^broken.yaml:17: .*not an entity/),
      expect.stringMatching(/^broken.yaml:1: .*metadata\.name/),
      expect.stringMatching(/^broken.yaml:20: .*unique/),
      expect.stringMatching(/^broken.yaml:22: "System - resource:cluster" is/),
      expect.stringMatching(/^broken.yaml:6: .*sequence/),
      expect.stringMatching(/^broken.yaml:7: .*alias/),
      expect.stringMatching(/^broken.yaml:9: .*apiVersion/),
      expect.stringMatching(/^missing.yaml: There is no such file/),
    ]);
  });

  it('passes over what other tools keep in a folder, unless the file is named', async () => {
    sandbox.file('catalog-info.yaml', shopYaml());
    const compose = sandbox.file('compose.yaml', 'services: {}\n');
    sandbox.file('playbook.yaml', '- hosts: all\n');
    sandbox.file('manifest.yaml', 'apiVersion: v1\nkind: ConfigMap\n');
    sandbox.file(
      'kustomize.yaml',
      'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
    );
    const folder = await sandbox.run('explain', '--catalog', sandbox.path(''));
    expect(folder.code).toBe(0);
    expect(folder.said).toContain(
      'info: not entities, passed over: compose.yaml:1, kustomize.yaml:1, playbook.yaml:1\n',
    );
    expect(folder.said).toContain('ignored: 1 ConfigMap');
    const named = await sandbox.run('explain', '--catalog', compose);
    expect(named.code).toBe(2);
    expect(named.said).toContain(
      'error: compose.yaml:1: This is not an entity',
    );
  });

  it('passes over skeletons of software templates, unless the file is named', async () => {
    sandbox.file('catalog-info.yaml', shopYaml());
    const skeletons = {
      'a.yaml': entityYaml('Component', '${{ values.name }}', {}),
      'b.yaml': 'kind: Resource\nmetadata:\n  name: {{ data.Name | lower }}\n',
      'c.yaml':
        'kind: Component\nmetadata:\n  name: a\n  {%- if values.b %}\n  title: b\n  {%- endif %}\n',
    };
    for (const [name, text] of Object.entries(skeletons)) {
      sandbox.file(`skeleton/${name}`, text);
    }
    const folder = await sandbox.run('explain', '--catalog', sandbox.path(''));
    expect(folder.code).toBe(0);
    expect(folder.result).toContain('2 included');
    expect(folder.said).toBe(
      'info: not entities, passed over: skeleton/a.yaml:1, skeleton/b.yaml:1, skeleton/c.yaml:1\n',
    );
    for (const name of Object.keys(skeletons)) {
      const { code, said } = await sandbox.run(
        'explain',
        '--catalog',
        sandbox.path(`skeleton/${name}`),
      );
      expect([name, code]).toEqual([name, 2]);
      expect(said).toMatch(/^error: skeleton\/.\.yaml:\d: .*template/);
    }
  });

  it('does not complain about what a portal reads from other files', async () => {
    const catalog = sandbox.file(
      'catalog.yaml',
      [
        'apiVersion: backstage.io/v1alpha1',
        'kind: API',
        'metadata:',
        '  name: orders',
        '  links: { $yaml: ./links.yaml }',
        'spec:',
        '  type: openapi',
        '  lifecycle: production',
        '  owner: team',
        '  definition: { $openapi: ./openapi.yaml }',
        '',
      ].join('\n'),
    );
    const { code, said } = await sandbox.run('explain', '--catalog', catalog);
    expect([code, said]).toEqual([0, '']);
  });

  it('does not follow a Location, and says so', async () => {
    sandbox.file('more/shop.yaml', shopYaml());
    const catalog = sandbox.file(
      'all.yaml',
      entityYaml('Location', 'all', { targets: ['./more/shop.yaml'] }),
    );
    const { code, result, said } = await sandbox.run(
      'explain',
      '--catalog',
      catalog,
    );
    expect(code).toBe(0);
    expect(result).toContain('0 included');
    expect(said).toContain('targets of Location entities are not followed');
  });

  it('keeps an entity that a portal would refuse, and says once what is wrong with it', async () => {
    const catalog = sandbox.file(
      'catalog.yaml',
      [
        'apiVersion: backstage.io/v1alpha1',
        'kind: Component',
        'metadata:',
        '  name: two words',
        'spec: { type: service, owner: team, lifecycle: production }',
        '---',
        'apiVersion: backstage.io/v1alpha1',
        'kind: Component',
        'metadata:',
        '  name: no-lifecycle',
        'spec: { type: service, owner: team }',
        '---',
        'apiVersion: backstage.io/v1alpha1',
        'kind: Component',
        'metadata: { name: self }',
        'extra: &self [*self]',
        'spec: { type: service, owner: team, lifecycle: production }',
        '',
      ].join('\n'),
    );
    const { code, result, said } = await sandbox.run(
      'explain',
      '--json',
      '--catalog',
      catalog,
    );
    expect(code).toBe(0);
    expect(JSON.parse(result).included).toHaveLength(3);
    const warnings = said
      .split('\n')
      .filter(line => line.startsWith('warning: '));
    expect(warnings.sort()).toEqual([
      expect.stringMatching(/catalog.yaml:13: component:default\/self: .*root/),
      expect.stringMatching(
        /catalog.yaml:4: component:default\/two words → metadata.name/,
      ),
      expect.stringMatching(
        /catalog.yaml:7: component:default\/no-lifecycle: .*lifecycle/,
      ),
    ]);
  });

  it('names all places of an entity that is there twice', async () => {
    sandbox.file('a.yaml', shopYaml());
    sandbox.file(
      'b.yaml',
      entityYaml('Component', 'orders', {
        type: 'website',
        lifecycle: 'production',
      }),
    );
    const { said } = await sandbox.run(
      'explain',
      '--catalog',
      sandbox.path(''),
    );
    expect(said).toMatch(
      /^warning: a\.yaml:\d+, b\.yaml:1: component:default\/orders: .*2 different/,
    );
  });

  it('reports a file that cannot be read, and counts the rest', async () => {
    sandbox.file('a.yaml', shopYaml());
    symlinkSync(sandbox.path('gone'), sandbox.path('b.yaml'));
    const { code, result, said } = await sandbox.run(
      'explain',
      '--catalog',
      sandbox.path(''),
    );
    expect(code).toBe(2);
    expect(result).toContain('2 included');
    expect(said).toBe('error: b.yaml: There is no such file.\n');
  });

  it.each([
    ['system', 'shopp', 'Did you mean system:default/shop?'],
    ['entity', 'order', 'Did you mean component:default/orders'],
    ['system', 'quantum', 'Systems of the catalog: shop'],
    ['entity', 'group:shop', 'Nothing can be generated for entities of this'],
  ])(
    'takes --%s %s for a wrong call, and says: %s',
    async (kind, name, says) => {
      const catalog = sandbox.file('catalog.yaml', shopYaml());
      for (const command of [
        'explain',
        'compare',
        'check',
        'generate',
        'diff',
      ]) {
        const { code, said, result } = await sandbox.run(
          ...[command, '--catalog', catalog, `--${kind}`, name],
          ...(command === 'explain' ? [] : ['--cloud', 'aws']),
          ...(command === 'generate' ? ['--out', sandbox.path('out')] : []),
          ...(command === 'diff' ? ['--against', sandbox.path('out')] : []),
        );
        expect([command, code, result]).toEqual([command, 2, '']);
        expect(said).toContain(says);
      }
      expect(sandbox.files('out')).toEqual({});
    },
  );
});
