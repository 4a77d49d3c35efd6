import { tokenizeHcl, type TokenKind } from './tokenizeHcl';

const SOURCE = `# component:default/checkout · owner team-shop
resource "aws_db_instance" "orders_db" {
  allocated_storage = 100
  identifier        = "shop-\${var.environment}-orders"
  tags              = merge(local.tags, { entity = "a \\"quoted\\" name" })
  deletion_protection = true
  policy = <<-EOT
    { "not": "hcl" } # still text
  EOT
  literal = "$\${not.an.expression}"
  lifecycle {
    prevent_destroy = true
  }
  count = var.enabled == true ? 1 : 0 // why
}
`;

function textsOf(kind: TokenKind, source = SOURCE) {
  return tokenizeHcl(source)
    .flat()
    .filter(token => token.kind === kind)
    .map(token => token.text);
}

describe('tokenizeHcl', () => {
  it('names blocks, attributes, functions, numbers and comments', () => {
    expect(textsOf('keyword')).toEqual([
      'resource',
      'true',
      'lifecycle',
      'true',
      'true',
    ]);
    expect(textsOf('attribute')).toEqual([
      'allocated_storage',
      'identifier',
      'tags',
      'entity',
      'deletion_protection',
      'policy',
      'literal',
      'prevent_destroy',
      'count',
    ]);
    expect(textsOf('function')).toEqual(['merge']);
    expect(textsOf('number')).toEqual(['100', '1', '0']);
    expect(textsOf('comment')).toEqual([
      '# component:default/checkout · owner team-shop',
      '// why',
    ]);
  });

  it('tells expressions in a string from escaped ones, and keeps heredocs whole', () => {
    expect(textsOf('expression')).toEqual(['${var.environment}']);
    expect(textsOf('string')).toEqual(
      expect.arrayContaining([
        '"$${not.an.expression}"',
        '"a \\"quoted\\" name"',
        '    { "not": "hcl" } # still text',
        '  EOT',
      ]),
    );
  });

  it.each([
    SOURCE,
    'a = "never closed',
    'a = "${never closed',
    'x = <<EOT\nnever closed',
    '/* never closed',
    'größe = "${f("}")}" \u0000 💥\n\n\n}',
    '',
  ])('loses no character of %j', source => {
    const text = tokenizeHcl(source)
      .map(line => line.map(token => token.text).join(''))
      .join('\n');
    expect(text).toBe(source.replace(/\n$/, ''));
  });
});
