import fc from 'fast-check';

const PIECES = [
  '"',
  '\\',
  '\\"',
  '${',
  '$${',
  '$$',
  '$',
  '{',
  '}',
  '%{',
  '%%{',
  '%',
  '\n',
  '\r\n',
  '\r',
  '\nEOF\n',
  '<<-EOT',
  '\t',
  '\u0000',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ue000',
  '\ud800',
  '#',
  '//',
  '/*',
  '*/',
  'resource "a" "b" {}',
  '${TfToken[TOKEN.0]}',
  '#{TfToken[TOKEN.1]}',
  '&{TfToken[TOKEN.2]}',
  '-1.8881545897087626e+289',
  'String Map Token Value',
  'Any Map Token Value',
  '__proto__',
  'constructor',
  '_children',
  '_metadata',
  'каталог',
  '目录',
  'e\u0301',
  '👩‍💻',
  '${var.password}',
  '%{ for x in y }',
  'checkov:skip=CKV_AWS_1',
];

/** Text that tries to be more than text. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), {
      maxLength: 8,
    })
    .map(pieces => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** Numbers that cdktf could take for tokens are among them. */
export const anyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-1.8881545897087626e289, -123456789, 1e21, -0),
);
