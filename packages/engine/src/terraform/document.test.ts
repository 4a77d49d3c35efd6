import {
  binary,
  checkDocument,
  jsonencode,
  lazy,
  renderBlock,
  renderHcl,
  renderBackendConfig,
  renderJson,
  renderTfvars,
  TerraformDocument,
  variable,
} from '.';

function create() {
  const document = TerraformDocument.create();
  const file = document.file('orders.tf', {
    provenance: {
      reason: 'The catalog has it.',
      entityRef: 'component:default/orders',
      rule: 'services',
    },
  });
  return { document, file };
}

describe('TerraformDocument', () => {
  it('names both places when an address is taken', () => {
    const { document, file } = create();
    const other = document.file('network.tf', {
      provenance: { reason: 'It is needed.' },
    });
    file.resource('aws_vpc', 'main', {});
    file.locals({ tags: {} });
    const message =
      'aws_vpc.main is there twice: in orders.tf (component:default/orders) and in network.tf';
    expect(() => other.resource('aws_vpc', 'main', {})).toThrow(message);
    expect(() => other.locals({ tags: {} })).toThrow('local.tags is there');
    expect(() => other.data('aws_vpc', 'main')).not.toThrow();
  });

  it('does not count what a check looks at as used', () => {
    const { document, file } = create();
    file.variable('size', { type: 'number', description: 'Size.' });
    file.check('size', {
      condition: binary('>', variable('size'), 0),
      errorMessage: 'It is nothing.',
    });
    file.check('more', {
      condition: binary('>', variable('more'), 0),
      errorMessage: 'It is nothing.',
    });
    expect(checkDocument(document).map(({ code }) => code)).toEqual([
      'unused-declaration',
      'unknown-reference',
    ]);
  });

  it('keeps the order of creation in JSON, and sorts files by path in HCL', () => {
    const document = TerraformDocument.create();
    const provenance = { reason: 'It is needed.' };
    for (const name of ['b', 'a']) {
      document
        .file(`${name}.tf`, { provenance })
        .resource('aws_sqs_queue', name, {});
    }
    const { resource } = JSON.parse(renderJson(document));
    expect(Object.keys(resource.aws_sqs_queue)).toEqual(['b', 'a']);
    expect([...document.render().keys()]).toEqual(['a.tf', 'b.tf']);
  });

  it('asks lazy values again until it is complete, and then never more', () => {
    const { document, file } = create();
    const asked: string[] = [];
    const ask = (name: string) =>
      lazy(() => {
        asked.push(name);
        return asked.length;
      });
    const block = file.resource('aws_sqs_queue', 'main', {
      name: ask('argument'),
      policy: jsonencode({ Statement: [{ Sid: ask('in a policy') }] }),
    });
    block.hcl();
    block.hcl();
    expect(asked.length).toBeGreaterThan(2);
    document.complete();
    const before = asked.length;
    const text = block.hcl();
    checkDocument(document);
    expect(block.argument('name')).toBe(before - 1);
    expect(block.hcl()).toBe(text);
    expect(asked).toHaveLength(before);
  });

  it('lists blocks with their kind, address, file and provenance', () => {
    const { document, file } = create();
    document.file('empty.tf', { provenance: { reason: 'Nothing' } });
    file.variable('size', { type: 'number', description: 'Size.' });
    file.resource(
      'aws_vpc',
      'main',
      {},
      { provenance: { reason: 'The service runs in it.', implicit: true } },
    );
    file.provider('aws', { alias: 'global' });
    expect(
      document
        .blocks()
        .map(block => [
          block.kind,
          block.type,
          block.address,
          block.file.path,
          block.provenance,
        ]),
    ).toEqual([
      ['variable', 'variable', 'var.size', 'orders.tf', file.provenance],
      [
        'resource',
        'aws_vpc',
        'aws_vpc.main',
        'orders.tf',
        {
          ...file.provenance,
          reason: 'The service runs in it.',
          implicit: true,
        },
      ],
      ['provider', 'provider', 'aws.global', 'orders.tf', file.provenance],
    ]);
    expect([...document.render().keys()]).toEqual(['orders.tf']);
  });

  it('writes what was added to the attributes after the block was made', () => {
    const { document, file } = create();
    const queue = file.resource('aws_sqs_queue', 'main', {});
    queue.attributes.name = 'orders';
    expect(renderBlock(queue)).toBe(
      'resource "aws_sqs_queue" "main" {\n  name = "orders"\n}',
    );
    expect(JSON.parse(renderJson(document))).toEqual({
      resource: { aws_sqs_queue: { main: { name: 'orders' } } },
    });
  });

  it('refuses names and addresses that are none', () => {
    const { file } = create();
    const name = 'a" {}\nresource "b';
    expect(() => file.resource('aws_vpc', name, {})).toThrow('not a Terraform');
    expect(() => file.resource(name, 'a', {})).toThrow('not a Terraform');
    expect(() => file.data(name, 'a')).toThrow('not a Terraform');
    expect(() => file.output(name, { value: 1, description: '' })).toThrow();
    expect(() => file.locals({ [name]: 1 })).toThrow('not a Terraform');
    expect(() => file.provider('aws', { alias: name })).toThrow();
    expect(() => file.moved('aws_vpc.a', name)).toThrow('not a Terraform');
    expect(() =>
      file.variable('source', { type: 'string', description: '' }),
    ).toThrow('reserves');
    expect(file.blocks()).toEqual([]);
  });

  it('leaves out an argument whose name would be code', () => {
    const { file } = create();
    file.resource('aws_vpc', 'main', { 'a = 1\nb': 1, cidr_block: 'x' });
    expect(renderHcl(file)).toBe(
      'resource "aws_vpc" "main" {\n  cidr_block = "x"\n}\n',
    );
  });

  it('needs no environment and leaves no folder behind', () => {
    process.env.CDKTF_CONTEXT_JSON = 'no JSON';
    try {
      const { document, file } = create();
      file.resource('aws_vpc', 'main', {});
      expect(renderJson(document)).not.toContain(process.cwd());
    } finally {
      delete process.env.CDKTF_CONTEXT_JSON;
    }
  });
});

describe('values of environments', () => {
  it('are written as tfvars, aligned, in the given order', () => {
    expect(
      renderTfvars(
        { vpc_cidr: '10.0.0.0/16', size: 3, tags: { a: 'b' }, none: undefined },
        ['Values of dev'],
      ),
    ).toBe(
      [
        '# Values of dev',
        '',
        'vpc_cidr = "10.0.0.0/16"',
        'size     = 3',
        'tags = {',
        '  a = "b"',
        '}',
        '',
      ].join('\n'),
    );
    expect(renderBackendConfig({ bucket: 'state' })).toBe('bucket = "state"\n');
    expect(renderTfvars({})).toBe('');
    expect(() => renderTfvars({ 'a b': 1 })).toThrow('not a Terraform name');
  });
});
