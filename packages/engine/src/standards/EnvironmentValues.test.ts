import { binary, TerraformDocument, variable } from '../terraform';
import { EnvironmentValues } from './EnvironmentValues';

function variablesOf(values: EnvironmentValues): string {
  const document = TerraformDocument.create();
  values.declareIn(
    document.file('variables.tf', { provenance: { reason: 'test' } }),
  );
  return document.render().get('variables.tf') ?? '';
}

test('what all environments agree on is a literal and no variable', () => {
  const values = EnvironmentValues.create(['dev', 'production']);
  expect(values.value('size', 'Size.', () => ['a', 1])).toEqual(['a', 1]);
  expect(values.value('none', 'Nothing.', () => undefined)).toBeUndefined();
  expect(variablesOf(values)).toBe('');
  expect(values.tfvars('dev')).toEqual({});
});

test('what differs is a typed variable with a value in each environment, sorted', () => {
  const values = EnvironmentValues.create(['dev', 'production']);
  values.value('size', 'Size.', environment => environment.length);
  values.value('names', 'Names.', environment => [environment]);
  values.value('on', 'On.', environment => environment === 'dev');
  values.value('labels', 'Labels.', environment => ({ a: environment }));
  expect(Object.keys(values.tfvars('production'))).toEqual([
    'labels',
    'names',
    'on',
    'size',
  ]);
  expect(values.tfvars('dev')).toMatchObject({ size: 3, on: true });
  expect(values.valueIn('production', 'size')).toBe(10);
  const text = variablesOf(values);
  for (const type of ['map(string)', 'list(string)', 'bool', 'number']) {
    expect(text).toContain(`type        = ${type}\n  nullable    = false\n`);
  }
});

test('a value that some environments do not have may be null', () => {
  const values = EnvironmentValues.create(['dev', 'production']);
  values.value('days', 'Days.', environment =>
    environment === 'production' ? 30 : undefined,
  );
  expect(values.tfvars('dev')).toEqual({});
  expect(variablesOf(values)).toMatch(/default\s+= null/);
  expect(variablesOf(values)).toMatch(/type\s+= number/);
});

test('whoever asks in the same words gets the same variable, others one of their own', () => {
  const values = EnvironmentValues.create(['dev']);
  const url = () => '';
  const first = values.variable('url', 'Address of a.', url);
  expect(values.variable('url', 'Address of a.', url)).toEqual(first);
  const other = values.variable('url', 'Address of b.', url);
  expect(other).not.toEqual(first);
  expect(values.variable('url', 'Address of b.', url)).toEqual(other);
  expect(Object.keys(values.tfvars('dev'))).toHaveLength(2);
});

test('what people have to replace is said by a check, and does not stop them', () => {
  const values = EnvironmentValues.create(['dev']);
  values.variable('group', 'Group.', () => 'nobody', {
    reminder: {
      condition: binary('!=', variable('group'), 'nobody'),
      errorMessage: 'Set the group.',
    },
  });
  const text = variablesOf(values);
  expect(text).not.toContain('validation');
  expect(text).toContain(`check "group" {
  assert {
    condition     = var.group != "nobody"
    error_message = "Set the group."
  }
}`);
});
