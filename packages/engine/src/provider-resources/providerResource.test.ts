import type { Entity } from '@backstage/catalog-model';
import {
  mappingSchema,
  standardsSchema,
  type Cloud,
  type MappingRule,
  type Problem,
} from 'backstage-plugin-stackgen-common';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';
import { checkMapping } from '../mapping/checkMapping';

const broker: MappingRule = {
  id: 'brokers',
  match: { kind: 'Resource', type: 'activemq' },
  resourceType: 'aws:aws_mq_broker',
  parameters: {
    broker_name: '${{ stack.resourceName }}',
    engine_type: 'ActiveMQ',
    engine_version: '5.18',
    host_instance_type: "${{ entity.metadata.labels['size'] }}",
    deployment_mode: 'SINGLE_INSTANCE',
    publicly_accessible: false,
    subnet_ids: ['${{ stack.privateSubnetIds[0] }}'],
    security_groups: ['${{ stack.securityGroupId }}'],
    encryption_options: {
      use_aws_owned_key: false,
      kms_key_id: '${{ stack.kmsKeyArn }}',
    },
    user: [{ username: 'app', password: '${{ variables.password }}' }],
  },
  environments: { production: { auto_minor_version_upgrade: true } },
  provides: {
    port: 61617,
    securityGroup: '${{ stack.securityGroupId }}',
    environment: { URL: 'ssl://${{ self.instances[0].ip_address }}:61617' },
    access: { readwrite: [{ actions: ['mq:DescribeBroker'] }] },
  },
};

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'shop' },
    spec: { owner: 'team' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders' },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'team',
      system: 'shop',
      dependsOn: ['resource:default/orders-mq'],
    },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'orders-mq',
      labels: { size: 'mq.t3.micro' },
      description: '${{ stack.kmsKeyArn }} ${var.x}',
    },
    spec: { type: 'activemq', owner: 'team', system: 'shop' },
  },
];

function run(rule: MappingRule, cloud: Cloud = 'aws') {
  const mapping = mappingSchema.parse({
    name: 'own',
    rules: [rule, ...defaultMapping.rules],
  });
  const result = generate({
    entities,
    entityRefs: ['system:default/shop'],
    cloud,
    mapping,
    standards: standardsSchema.parse({}),
  });
  const file = (path: string) =>
    result.files.find(one => one.path === path)?.content ?? '';
  return { ...result, file, mapping };
}

const errorsOf = ({ problems }: ReturnType<typeof run>) =>
  problems.filter(({ severity }) => severity === 'error');

const firstRule = (problems: Problem[]) =>
  problems.filter(({ where }) => where.startsWith('rules.0.'));

test('a resource of a provider gets its arguments from the mapping, the entity and the stack', () => {
  const result = run(broker);
  expect(errorsOf(result)).toEqual([]);
  expect(firstRule(checkMapping(result.mapping))).toEqual([]);
  const file = result.file('orders_mq.tf');
  expect(file).toContain('resource "aws_mq_broker" "orders_mq"');
  expect(file).toContain('"shop-aws-${var.environment}-orders-mq"');
  expect(file).toContain('"mq.t3.micro"');
  expect(file).toMatch(/subnet_ids\s+= \[aws_subnet\.private_a\.id/);
  expect(file).toMatch(/kms_key_id\s+= aws_kms_key\.main\.arn/);
  expect(file).toMatch(/tags\s+= local\.orders_mq_tags/);
});

test('a value of one environment becomes a variable', () => {
  const result = run(broker);
  expect(result.file('orders_mq.tf')).toMatch(
    /auto_minor_version_upgrade\s+= var\.orders_mq_auto_minor_version_upgrade/,
  );
  expect(result.file('environments/production.tfvars')).toMatch(
    /orders_mq_auto_minor_version_upgrade\s+= true/,
  );
});

test('a connection opens its port, gives the actions on itself, and tells where it is', () => {
  const file = run(broker).file('orders.tf');
  expect(file).toMatch(/from_port\s+= 61617/);
  expect(file).toContain('mq:DescribeBroker');
  expect(file).toContain('aws_mq_broker.orders_mq.arn');
  expect(file).toContain(
    '"ssl://${aws_mq_broker.orders_mq.instances[0].ip_address}:61617"',
  );
});

test('what the entity says never becomes a reference or an expression', () => {
  const rule: MappingRule = {
    ...broker,
    resourceType: 'aws:aws_sns_topic',
    parameters: { display_name: '${{ entity.metadata.description }}' },
    environments: undefined,
    provides: undefined,
  };
  expect(run(rule).file('orders_mq.tf')).toContain(
    '"$$' + '{{ stack.kmsKeyArn }} $$' + '{var.x}"',
  );
});

test.each([
  ['aws', 'aws:aws_sns_topic', /name\s+= "shop-aws-/],
  ['azure', 'azure:azurerm_maps_account', /resource_group_name\s+= azurerm_/],
  ['gcp', 'gcp:google_storage_bucket', /location\s+= "europe-west3"/],
] as const)(
  'on %s the arguments that everything needs come by themselves',
  (cloud, resourceType, expected) => {
    const rule: MappingRule = {
      id: 'brokers',
      match: { kind: 'Resource', type: 'activemq' },
      resourceType,
    };
    expect(run(rule, cloud).file('orders_mq.tf')).toMatch(expected);
  },
);

test('a document in an argument that takes text is written with jsonencode', () => {
  const rule: MappingRule = {
    id: 'brokers',
    match: { kind: 'Resource', type: 'activemq' },
    resourceType: 'aws:aws_sns_topic',
    parameters: {
      delivery_policy: { http: { throttlePolicy: {} } },
      kms_master_key_id: 'alias/orders',
    },
  };
  const result = run(rule);
  expect(errorsOf(result)).toEqual([]);
  expect(result.file('orders_mq.tf')).toMatch(/delivery_policy = jsonencode\(/);
});

test.each([
  ['aws', 'aws:aws_sns_topic', 'tags'],
  ['azure', 'azure:azurerm_maps_account', 'tags'],
  ['gcp', 'gcp:google_storage_bucket', 'labels'],
] as const)(
  'on %s the mapping’s own tags stand beside those of everything',
  (cloud, resourceType, argument) => {
    const result = run(
      {
        id: 'brokers',
        match: { kind: 'Resource', type: 'activemq' },
        resourceType,
        parameters: { [argument]: { team: 'a' } },
      },
      cloud,
    );
    expect(result.file('orders_mq.tf')).toMatch(
      /= merge\(local\.orders_mq_(tags|labels), \{\s*team = "a"/,
    );
    expect(result.problems.map(({ code }) => code)).not.toContain('TAG-1');
  },
);

test('policies look at what a mapping names, too', () => {
  const codesOf = (resourceType: string, parameters: object, cloud?: Cloud) =>
    run(
      {
        id: 'brokers',
        match: { kind: 'Resource', type: 'activemq' },
        resourceType,
        parameters: parameters as MappingRule['parameters'],
      },
      cloud,
    ).problems.map(({ code }) => code);
  expect(
    codesOf('aws:aws_qldb_ledger', {
      name: 'orders',
      permissions_mode: 'STANDARD',
    }),
  ).toEqual(expect.arrayContaining(['NAME-2', 'NAME-3', 'RETIRED-1']));
  expect(
    codesOf('aws:aws_iam_policy', {
      policy: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
    }),
  ).toEqual(expect.arrayContaining(['AWS-IAM-1', 'AWS-IAM-3']));
  expect(
    codesOf('aws:aws_sqs_queue', {
      name: 'orders',
      kms_master_key_id: 'alias/orders',
      sqs_managed_sse_enabled: true,
    }),
  ).toContain('ARG-1');
  expect(
    codesOf(
      'azure:azurerm_role_assignment',
      {
        scope: '/subscriptions/1',
        role_definition_name: 'Owner',
        principal_id: 'x',
      },
      'azure',
    ),
  ).toEqual(expect.arrayContaining(['AZ-IAM-1', 'AZ-IAM-2']));
});

test('mistakes are told with the nearest right name', () => {
  const typo: MappingRule = {
    ...broker,
    parameters: { ...broker.parameters, engine_typo: 'x' },
  };
  expect(errorsOf(run(typo))).toEqual([
    expect.objectContaining({ mend: 'Did you mean "engine_type"?' }),
  ]);
  expect(
    firstRule(
      checkMapping(
        run({ ...broker, resourceType: 'aws:aws_mq_brokr' }).mapping,
      ),
    ),
  ).toEqual([
    expect.objectContaining({ mend: 'Did you mean "aws:aws_mq_broker"?' }),
  ]);
  const unknown: MappingRule = {
    ...broker,
    parameters: {
      ...broker.parameters,
      security_groups: ['${{ stack.securityGroup }}'],
    },
  };
  expect(errorsOf(run(unknown))).toContainEqual(
    expect.objectContaining({
      code: 'bad-expression',
      mend: 'Did you mean stack.securityGroupId?',
    }),
  );
  const broken: MappingRule = {
    ...broker,
    parameters: { broker_name: '${{ entity.metadata. }}' },
  };
  expect(checkMapping(run(broken).mapping)).toContainEqual(
    expect.objectContaining({
      code: 'bad-expression',
      where: 'rules.0.parameters.broker_name',
    }),
  );
});

test('a secret is a variable that stands in no file', () => {
  const result = run(broker);
  expect(result.file('orders_mq.tf')).toContain('var.orders_mq_password');
  expect(result.file('variables.tf')).toMatch(
    /variable "orders_mq_password" {[^}]*sensitive\s+= true/,
  );
  expect(result.file('environments/production.tfvars')).not.toContain(
    'password',
  );
  expect(result.file('README.md')).toContain('TF_VAR_orders_mq_password');
  const literal: MappingRule = {
    ...broker,
    parameters: {
      ...broker.parameters,
      user: [{ username: 'app', password: 'hunter2' }],
    },
  };
  expect(errorsOf(run(literal))).toEqual([
    expect.objectContaining({
      code: 'secret-in-mapping',
      where: 'resource:default/orders-mq → user[0].password',
    }),
  ]);
});

test('another cloud does not offer it, and says so', () => {
  expect(run(broker, 'gcp').skipped).toContainEqual(
    expect.objectContaining({
      entityRef: 'resource:default/orders-mq',
      reason: expect.stringContaining('not offered on gcp'),
    }),
  );
});

test('annotations set arguments, too', () => {
  const annotated = entities.map(entity =>
    entity.metadata.name === 'orders-mq'
      ? {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: { 'stackgen.io/auto-minor-version-upgrade': 'true' },
          },
        }
      : entity,
  );
  const result = generate({
    entities: annotated,
    entityRefs: ['system:default/shop'],
    cloud: 'aws',
    mapping: mappingSchema.parse({
      name: 'own',
      rules: [{ ...broker, environments: undefined }, ...defaultMapping.rules],
    }),
    standards: standardsSchema.parse({}),
  });
  expect(
    result.files.find(({ path }) => path === 'orders_mq.tf')?.content,
  ).toMatch(/auto_minor_version_upgrade\s+= true/);
});
