import fc from 'fast-check';
import { advice, bullets, code, codeBlock, md, mermaidLabel } from './markdown';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '```',
        '|',
        '\n',
        '\r',
        '<script>',
        '"]',
        '\\',
        '[x](javascript:y)',
        '\u202e',
        '-->',
        '%%',
        '#',
        'a',
      ),
    )
    .map(parts => parts.join('')),
);

// One character that is not behind a backslash ends or begins markup.
const BARE_MARKUP = /(?<!\\)(?:\\\\)*[`*_[\]|<>$]/;

test('text never becomes markup, another line or another direction', () => {
  fc.assert(
    fc.property(hostile, text => {
      expect(md(text)).not.toMatch(BARE_MARKUP);
      expect(md(text)).not.toMatch(/[\n\r\u202e\u2028]|\p{Cc}/u);
    }),
  );
});

test('code ends where it was meant to end, also in a table', () => {
  fc.assert(
    fc.property(hostile, text => {
      const [, fence, inner] = /^(`+)([^]*?)\1$/.exec(code(text)) ?? [];
      expect(fence).toBeDefined();
      expect(inner.split(/[^`]+/)).not.toContain(fence);
      expect(inner).not.toMatch(/(?<!\\)\||\n/);
    }),
  );
});

test('a block of code ends at its last line only', () => {
  fc.assert(
    fc.property(fc.array(hostile), lines => {
      const [first, ...rest] = codeBlock(lines, 'yaml');
      const fence = first.replace('yaml', '');
      expect(rest.findIndex(line => line.trim().startsWith(fence))).toBe(
        lines.length,
      );
    }),
  );
});

test('a label of a diagram has no quotes, brackets or markup', () => {
  fc.assert(
    fc.property(hostile, text => {
      expect(mermaidLabel(text)).toMatch(/^(?:[\p{L}\p{N} .,:/_@-]|#\d+;)*$/u);
    }),
  );
  expect(mermaidLabel('a "b"')).toBe('a #34;b#34;');
});

test('advice keeps its YAML readable', () => {
  expect(
    bullets([
      [
        '`x`: why',
        ...advice('Add a rule:\n- id: a\n  match: { kind: B }\nOr *not*.'),
      ],
    ]),
  ).toBe(
    [
      '- `x`: why',
      '  Add a rule:',
      '',
      '  ```yaml',
      '  - id: a',
      '    match: { kind: B }',
      '  ```',
      '',
      '  Or \\*not\\*.',
    ].join('\n'),
  );
});
