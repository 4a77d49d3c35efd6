import { standardsSchema } from 'backstage-plugin-stackgen-common';
import { cleanLabelKey, cleanLabelValue, defaultLabels } from './labels';

test.each([
  ['component:default/Orders', 'component_default_orders'],
  ['Größe & Co.', 'gro_e_co_'],
  ['${path.module}', '_path_module_'],
  ['x'.repeat(80), 'x'.repeat(63)],
  ['', ''],
])('the value %j becomes %j', (text, label) => {
  expect(cleanLabelValue(text)).toBe(label);
});

test.each([
  ['Cost Center', 'cost_center'],
  ['1st', 'x_1st'],
  ['-dash', 'x_-dash'],
  ['', 'x_'],
])('the key %j becomes %j', (text, label) => {
  expect(cleanLabelKey(text)).toBe(label);
});

test('the tags of the standards become labels of everything', () => {
  const standards = standardsSchema.parse({
    tags: { CostCenter: 'CC 42', '9lives': 'Ja' },
  });
  expect(defaultLabels('web-shop', standards)).toMatchObject({
    application: 'web-shop',
    'managed-by': 'terraform',
    costcenter: 'cc_42',
    x_9lives: 'ja',
  });
});
