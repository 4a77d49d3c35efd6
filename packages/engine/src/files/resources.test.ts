import type { BuiltStack } from '../build';
import { EnvironmentValues } from '../standards/EnvironmentValues';
import { TerraformDocument, variable } from '../terraform';
import { summarizeResources } from './resources';

function hashOf(ranges: Record<string, string[]>): string {
  const document = TerraformDocument.create();
  const values = EnvironmentValues.create(Object.keys(ranges));
  values.variable('ranges', 'Ranges.', environment => ranges[environment]);
  document
    .file('main.tf', { provenance: { reason: 'test' } })
    .resource('aws_ec2_managed_prefix_list', 'x', {
      entry: variable('ranges'),
    });
  const [{ hash }] = summarizeResources({
    document,
    values,
    layout: { stackFolder: '' },
    originals: new Map(),
  } as unknown as BuiltStack);
  return hash;
}

test('a value that moves from one environment to the next changes a resource', () => {
  const before = { dev: ['10.0.0.0/8'], production: ['10.1.0.0/16'] };
  expect(hashOf(before)).toBe(hashOf({ ...before }));
  expect(hashOf(before)).not.toBe(
    hashOf({ dev: ['10.0.0.0/8', '10.1.0.0/16'], production: [] }),
  );
});
