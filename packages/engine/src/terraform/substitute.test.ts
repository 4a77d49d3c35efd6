import { call, conditional, index, ref, template, variable } from './builders';
import { renderBlock } from './hcl/renderHcl';
import { substitute } from './substitute';
import { TerraformDocument } from './TerraformDocument';

function text(value: Parameters<typeof substitute>[0]): string {
  const file = TerraformDocument.create().file('a.tf', {
    provenance: { reason: 'test' },
  });
  return renderBlock(
    file.locals({
      a: substitute(value, ({ address, path }) =>
        address === 'var.a' ? 'it' : ref('module.stack', ...path),
      ),
    }),
  );
}

test('a value in place of a reference stays what it is', () => {
  expect(text({ x: [variable('a')] })).toContain('"it"');
  expect(text(template('x-', variable('a'), '-${y}'))).toContain(
    '"x-it-$${y}"',
  );
});

test('what is not replaced by a value is replaced wherever it stands', () => {
  const other = ref('aws_eks_cluster.main', 'endpoint');
  expect(
    text(
      conditional(
        variable('a'),
        call('upper', other),
        index(call('split', ',', template('a', other)), 0),
      ),
    ),
  ).toContain(
    'a = "it" ? upper(module.stack.endpoint) : split(",", "a${module.stack.endpoint}")[0]',
  );
});
