import type { Entity } from '@backstage/catalog-model';
import {
  mappingSchema,
  standardsSchema,
  type Mapping,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';
import { describeResourceTypes } from '../resource-types/describe';

type Module = NonNullable<StandardsInput['modules']>[number];

const postgres: Module = {
  name: 'acme-postgres',
  title: 'ACME PostgreSQL',
  cloud: 'aws',
  replaces: 'postgres-database',
  source: 'app.example.com/acme/postgres/aws',
  version: '2.1.0',
  inputs: {
    identifier: '${{ stack.resourceName }}',
    storage: '${{ parameters.storageGb }}',
    multi_az: '${{ parameters.highAvailability }}',
    owner: '${{ node.owner }}',
    subnet_ids: '${{ stack.privateSubnetIds }}',
    retention: 30,
  },
  outputs: ['endpoint', 'security_group_id', 'secret_arn'],
  provides: {
    port: 5432,
    securityGroup: '${{ outputs.security_group_id }}',
    environment: { HOST: '${{ outputs.endpoint }}' },
    secrets: { PASSWORD: '${{ outputs.secret_arn }}' },
    access: {
      readwrite: [
        {
          actions: ['secretsmanager:GetSecretValue'],
          resources: ['${{ outputs.secret_arn }}'],
        },
      ],
    },
  },
};

const worker: Module = {
  name: 'acme-worker',
  cloud: 'aws',
  source: 'git::https://git.example.com/worker.git?ref=v1.4.0',
  parameters: {
    size: { type: 'enum', options: ['s', 'm'], default: 's' },
    copies: { type: 'integer', minimum: 1, maximum: 9, default: 1 },
  },
  inputs: {
    size: '${{ parameters.size }}',
    copies: '${{ parameters.copies }}',
  },
  outputs: ['role_name', 'security_group_id'],
  consumes: {
    environmentInput: 'environment',
    securityGroup: '${{ outputs.security_group_id }}',
    roleName: '${{ outputs.role_name }}',
  },
};

function entity(
  kind: string,
  name: string,
  spec: Record<string, string | string[]>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    spec: { owner: 'team', lifecycle: 'production', ...spec },
  };
}

const entities = [
  entity('System', 'shop', {}),
  entity('Component', 'orders', {
    type: 'worker-app',
    system: 'shop',
    dependsOn: ['resource:default/orders-db', 'resource:default/jobs'],
  }),
  entity('Resource', 'orders-db', { type: 'postgres', system: 'shop' }),
  entity('Resource', 'jobs', { type: 'queue', system: 'shop' }),
];

const mapping: Mapping = mappingSchema.parse({
  name: 'own',
  rules: [
    {
      id: 'workers',
      match: { type: 'worker-app' },
      resourceType: 'module:acme-worker',
      environments: { production: { copies: 4 } },
    },
    ...defaultMapping.rules,
  ],
});

function run(modules: Module[]) {
  const result = generate({
    entities,
    entityRefs: ['system:default/shop'],
    cloud: 'aws',
    mapping,
    standards: standardsSchema.parse({ modules }),
  });
  const file = (path: string) =>
    result.files.find(one => one.path === path)?.content ?? '';
  const errors = result.problems.filter(({ severity }) => severity === 'error');
  return { ...result, file, errors };
}

test('a module takes the place of a type, with the type’s parameters', () => {
  const result = run([postgres, worker]);
  expect(result.errors).toEqual([]);
  expect(result.included).toContainEqual(
    expect.objectContaining({
      entityRef: 'resource:default/orders-db',
      resourceType: 'postgres-database',
      implementationTitle: 'ACME PostgreSQL',
    }),
  );
  const file = result.file('orders_db.tf');
  expect(file).toContain('module "orders_db"');
  expect(file).toMatch(/source\s+= "app.example.com\/acme\/postgres\/aws"/);
  expect(file).toMatch(/version\s+= "2.1.0"/);
  expect(file).toMatch(/storage\s+= 20/);
  expect(file).toMatch(/owner\s+= "group:default\/team"|owner\s+= "team"/);
  expect(file).toMatch(/multi_az\s+= var\.orders_db_multi_az/);
  expect(result.file('environments/production.tfvars')).toMatch(
    /orders_db_multi_az\s+= true/,
  );
});

test('a module of its own type takes environment, rights and paths of its connections', () => {
  const result = run([postgres, worker]);
  const file = result.file('orders.tf');
  expect(file).toContain('module "orders"');
  expect(file).toMatch(/copies\s+= var\.orders_copies/);
  expect(file).toMatch(/ORDERS_DB_HOST\s+= module\.orders_db\.endpoint/);
  expect(file).toMatch(/role\s+= module\.orders\.role_name/);
  expect(file).toContain('sqs:ReceiveMessage');
  expect(file).toMatch(
    /referenced_security_group_id\s+= module\.orders_db\.security_group_id/,
  );
});

test('what stands beside the call of a module has the tags of its entity, and is for something', () => {
  const group = '${{ stack.securityGroupId }}';
  const result = run([
    postgres,
    { ...worker, inputs: { ...worker.inputs, groups: [group] as never } },
  ]);
  const file = result.file('orders.tf');
  expect(file).toMatch(/groups\s+= \[aws_security_group\.orders\.id\]/);
  expect(file).toMatch(
    /resource "aws_security_group" "orders" {[\s\S]*?tags += local\.orders_tags/,
  );
  expect(file).toContain('orders_tags = {');
  expect(result.file('orders_db.tf')).not.toContain('orders_db_tags');
  expect(result.problems.map(({ code }) => code)).not.toContain('AWS-SG-5');
});

test('both are listed among the resource types', () => {
  const types = describeResourceTypes(
    standardsSchema.parse({ modules: [postgres, worker] }),
  );
  expect(types.find(({ name }) => name === 'module:acme-worker')).toMatchObject(
    {
      parameters: [
        { name: 'size', type: 'enum', default: 's', options: ['s', 'm'] },
        { name: 'copies', type: 'integer', minimum: 1, maximum: 9, default: 1 },
      ],
    },
  );
  expect(
    types
      .find(({ name }) => name === 'postgres-database')
      ?.clouds.aws.implementations.map(({ name, default: first }) => [
        name,
        first,
      ]),
  ).toEqual(
    expect.arrayContaining([
      ['module-acme-postgres', true],
      ['rds', false],
    ]),
  );
});

test('every mistake of a module is told with its path', () => {
  const { errors } = run([
    worker,
    {
      ...postgres,
      replaces: 'postgres-databse',
      version: '~> 2.0',
      inputs: { count: 1, name: '${{ parameters. }}' },
      outputs: ['endpoint', 'security_group_ids', 'secret_arn'],
    },
    {
      name: 'free',
      cloud: 'gcp',
      source: 'git::https://git.example.com/x.git',
    },
  ]);
  expect(
    errors.map(({ where, mend }) => [where.replace(/^.*modules → /, ''), mend]),
  ).toEqual(
    expect.arrayContaining([
      ['acme-postgres → source', 'Give it one, such as 2.1.0.'],
      ['acme-postgres → replaces', 'Did you mean "postgres-database"?'],
      [
        'acme-postgres → inputs → count',
        'A module cannot have an input of this name.',
      ],
      ['acme-postgres → inputs → name', expect.any(String)],
      ['acme-postgres → outputs', 'Did you mean "security_group_ids"?'],
      [
        'free → source',
        'End it with ?ref= and a commit or the tag of a version.',
      ],
    ]),
  );
});
