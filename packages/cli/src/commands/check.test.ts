import { Sandbox, shopYaml } from '../__testUtils__/Sandbox';

describe('stackgen check', () => {
  let sandbox: Sandbox;
  beforeEach(() => {
    sandbox = Sandbox.create();
    sandbox.file('catalog/shop.yaml', shopYaml());
  });
  afterEach(() => {
    sandbox.remove();
  });

  function check(...args: string[]) {
    return sandbox.run(
      ...['check', '--catalog', sandbox.path('catalog')],
      ...['--cloud', 'aws', ...args],
    );
  }

  it('finds no error in what is written by default, and writes nothing', async () => {
    const { code, result } = await check('--system', 'shop', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(result)).toMatchObject({ error: 0, skipped: 0 });
    expect(sandbox.files('.')).toEqual({
      'catalog/shop.yaml': expect.any(String),
    });
  });

  it('ends with 1 when a rule of the organization does not hold', async () => {
    const standards = sandbox.file(
      'standards.yaml',
      [
        'policies:',
        '  own:',
        '    - id: ACME-1',
        '      on: resource',
        '      when: resource.type == "aws_db_instance"',
        '      require: resource.attributes.port != 5432',
        '      message: Databases do not listen where everybody looks.',
      ].join('\n'),
    );
    const { code, said, result } = await check(
      ...['--system', 'shop', '--standards', standards],
    );
    expect(code).toBe(1);
    expect(said).toContain('Databases do not listen where everybody looks.');
    expect(result).toMatch(/^1 errors, /);
  });

  it('accepts a waiver until its day, and no longer', async () => {
    const standards = (expires: string) =>
      sandbox.file(
        `standards-${expires}.yaml`,
        [
          'policies:',
          '  own:',
          '    - { id: ACME-1, on: connection, require: "false", message: Never. }',
          '  waivers:',
          `    - { rule: ACME-1, reason: Old, owner: team, expires: '${expires}' }`,
        ].join('\n'),
      );
    const run = async (expires: string) =>
      (await check('--system', 'shop', '--standards', standards(expires))).code;
    expect(await run('2999-12-31')).toBe(0);
    expect(await run('2020-01-01')).toBe(1);
  });

  it('asks what to check', async () => {
    expect((await check()).code).toBe(2);
  });
});
