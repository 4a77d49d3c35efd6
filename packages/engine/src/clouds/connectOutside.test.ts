import type { Entity } from '@backstage/catalog-model';
import {
  mappingSchema,
  standardsSchema,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';

const mapping = mappingSchema.parse({
  name: 'own',
  rules: [
    {
      id: 'billing',
      match: { name: 'billing' },
      resourceType: 'external',
      parameters: { secret: true },
    },
    { id: 'mail', match: { name: 'mail' }, resourceType: 'external' },
    ...defaultMapping.rules,
  ],
});

function entity(kind: string, name: string, spec = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec: { type: 'service', lifecycle: 'production', owner: 'team', ...spec },
  };
}

function run(cloud: Cloud, dependsOn: string[], more: Entity[] = []) {
  const { problems, files } = generate({
    entities: [
      entity('Component', 'orders', { dependsOn }),
      entity('Resource', 'billing'),
      entity('Resource', 'mail'),
      ...more,
    ],
    entityRefs: ['component:default/orders'],
    cloud,
    mapping,
    standards: standardsSchema.parse({}),
  });
  return {
    file: (path: string) =>
      files.find(file => file.path === path)?.content ?? '',
    errors: problems.filter(({ severity }) => severity === 'error'),
    told: problems.filter(({ code }) => code === 'provider-outside'),
  };
}

test.each([
  ['aws', ['secret_arn'], /"secretsmanager:GetSecretValue"/],
  ['azure', ['secret_id', 'secret_uri'], /Key Vault Secrets User/],
  ['gcp', ['secret'], /roles\/secretmanager\.secretAccessor/],
] as const)(
  'on %s the address and the secret of what is external come in as variables',
  (cloud, suffixes, right) => {
    const { file, errors, told } = run(cloud, ['resource:default/billing']);
    expect(errors).toEqual([]);
    expect(file('orders.tf')).toContain('BILLING_URL');
    expect(file('orders.tf')).toContain('BILLING_SECRET');
    expect(file('orders.tf')).toMatch(right);
    for (const suffix of ['url', ...suffixes]) {
      expect(file('variables.tf')).toContain(
        `variable "orders_billing_${suffix}"`,
      );
      expect(told[0].mend).toContain(`orders_billing_${suffix}`);
    }
    expect(file('README.md')).toContain('orders_billing_url');
  },
);

test('on azure the secret has a well-formed place in plans until people know it, and they are reminded', () => {
  const { file, errors } = run('azure', ['resource:default/billing']);
  expect(errors).toEqual([]);
  const values = file('environments/production.tfvars');
  expect(values).toMatch(
    /orders_billing_secret_id += "\/subscriptions\/[-0-9]{36}\/resourceGroups\/.+\/secrets\/to-fill-in"/,
  );
  expect(values).toMatch(
    /orders_billing_secret_uri += "https:\/\/to-fill-in\.vault\.azure\.net\/secrets\/to-fill-in"/,
  );
  for (const name of [
    'orders_billing_secret_id',
    'orders_billing_secret_uri',
  ]) {
    expect(file('variables.tf')).toContain(`check "${name}"`);
    expect(file('README.md')).toContain(`Fill in \`${name}\``);
  }
});

test('without a secret only the address comes in', () => {
  const { file } = run('aws', ['resource:default/mail']);
  expect(file('orders.tf')).toContain('MAIL_URL');
  expect(file('orders.tf')).not.toContain('MAIL_SECRET');
});

test('two outside providers with one name have variables of their own', () => {
  const { file, errors } = run(
    'aws',
    ['resource:default/mail', 'component:default/mail'],
    [entity('Component', 'mail')],
  );
  expect(errors).toEqual([]);
  expect(file('orders.tf')).toContain('RESOURCE_MAIL_URL');
  expect(file('orders.tf')).toContain('COMPONENT_MAIL_URL');
});

test('what has no place for an address is told that nothing comes of it', () => {
  const { problems, files } = generate({
    entities: [
      entity('Component', 'shop', {
        type: 'website',
        dependsOn: ['component:default/mail'],
      }),
      entity('Component', 'mail'),
    ],
    entityRefs: ['component:default/shop'],
    cloud: 'aws',
    mapping,
    standards: standardsSchema.parse({}),
  });
  expect(
    problems.filter(({ code }) => code === 'connection-without-effect'),
  ).toMatchObject([
    {
      severity: 'info',
      where: 'component:default/shop → component:default/mail',
    },
  ]);
  expect(files.some(({ content }) => content.includes('mail_url'))).toBe(false);
});
