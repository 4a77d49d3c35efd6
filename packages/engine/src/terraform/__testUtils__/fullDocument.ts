import {
  binary,
  call,
  conditional,
  dynamicBlock,
  forList,
  forObject,
  index,
  jsonencode,
  lazy,
  local,
  ref,
  SPLAT,
  template,
  TerraformDocument,
  unary,
  variable,
} from '..';
import type { Value } from '..';

/** A document with every kind of block and expression, valid for aws. */
export function fullDocument(): TerraformDocument {
  const document = TerraformDocument.create();
  addSettings(document);
  const foundation = { reason: 'Everything runs in it.', implicit: true };
  const network = document.file('network.tf', { provenance: foundation });
  const vpc = network.resource('aws_vpc', 'main', {
    cidr_block: variable('vpc_cidr'),
    enable_dns_support: true,
    tags: { Name: template(variable('environment'), '-main') },
  });
  network.resource(
    'aws_subnet',
    'private',
    {
      vpc_id: vpc.ref('id'),
      cidr_block: call('cidrsubnet', vpc.ref('cidr_block'), 4, ref('each.key')),
      availability_zone: ref('each.value'),
    },
    {
      forEach: forObject(
        ref('data.aws_availability_zones.available', 'names'),
        ['position', 'zone'],
        (position, zone) => [position, zone],
        { when: position => binary('<', position, 2) },
      ),
    },
  );
  network.data('aws_availability_zones', 'available', { state: 'available' });
  network.resource(
    'aws_security_group',
    'orders',
    {
      name: conditional(
        binary('==', variable('environment'), 'production'),
        'orders',
        template('orders-', variable('environment')),
      ),
      description: 'Quotes " and ${interpolations} and %{ directives }',
      vpc_id: vpc.ref('id'),
      timeouts: { create: '5m' },
    },
    { comment: 'Closed until a connection opens it.\nresource "x" "y" {}' },
  );
  addDatabase(document);
  addOutputs(document);
  return document;
}

function addSettings(document: TerraformDocument): void {
  const settings = { reason: 'Settings of the module.', implicit: true };
  const file = document.file('terraform.tf', {
    header: ['Written by hand? No: "generated".', 'EOF', '*/'],
    provenance: settings,
  });
  file.terraform({
    requiredVersion: '>= 1.10',
    requiredProviders: {
      aws: { source: 'hashicorp/aws', version: '>= 5.100, < 7' },
    },
  });
  file.terraform({ backend: { type: 's3', settings: { use_lockfile: true } } });
  file.provider('aws', {
    region: 'eu-central-1',
    default_tags: { tags: local('tags') },
  });
  file.provider('aws', { alias: 'global', region: 'us-east-1' });
  file.locals({
    tags: { 'stackgen.io/stack': 'shop', Owner: 'team-a', Ключ: 'é' },
    ports: [5432, -1, 0.5],
  });
  file.variable('environment', {
    type: 'string',
    description: 'Environment that is deployed.',
    validation: {
      condition: binary(
        '||',
        call('contains', ['dev', 'production'], variable('environment')),
        unary('!', binary('!=', variable('environment'), 'staging')),
      ),
      errorMessage: 'The environment must be dev, staging or production.',
    },
  });
  file.variable('vpc_cidr', {
    type: 'string',
    description: 'Addresses of the VPC.',
    default: '10.0.0.0/16',
    nullable: false,
  });
  file.variable('rules', {
    type: 'list(object({ name=string, days = optional( number ) }))',
    description: 'Lifecycle rules.',
    default: [],
    sensitive: true,
  });
  file.variable('nothing', {
    type: 'string',
    description: 'May stay empty.',
    default: null,
  });
}

function addDatabase(document: TerraformDocument): void {
  const file = document.file('orders-db.tf', {
    header: ['resource:default/orders-db', 'Owner: team-a'],
    provenance: {
      reason: 'The catalog has a database.',
      entityRef: 'resource:default/orders-db',
      rule: 'databases',
    },
  });
  const statements: Value[] = [];
  const key = file.resource('aws_kms_key', 'orders_db', {
    description: 'Data of orders',
    enable_key_rotation: true,
    policy: lazy(() =>
      jsonencode({ Version: '2012-10-17', Statement: statements }),
    ),
  });
  statements.push(
    {
      Sid: 'Root',
      Effect: 'Allow',
      Action: 'kms:*',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Principal: { Service: 'rds.amazonaws.com' },
      Resource: '*',
      Condition: { StringLike: { 'kms:ViaService': 'rds.*.amazonaws.com' } },
    },
  );
  const bucket = file.resource(
    'aws_s3_bucket',
    'orders_db',
    { bucket_prefix: 'orders-', force_destroy: undefined },
    {
      count: conditional(binary('>', call('length', local('ports')), 1), 1, 0),
      provider: document.block('aws.global'),
      lifecycle: {
        createBeforeDestroy: true,
        preventDestroy: false,
        ignoreChanges: ['tags', 'tags_all'],
        replaceTriggeredBy: [key, key.ref('id')],
      },
      dependsOn: [key, 'aws_vpc.main'],
      skips: [
        { checkov: 'CKV_AWS_18', reason: 'It is the log\nbucket itself.' },
        { trivy: 'AWS-0089', reason: 'No logs of logs.' },
        { checkov: 'CKV_AWS_21', trivy: 'AWS-0090', reason: 'Logs.' },
      ],
    },
  );
  file.resource('aws_s3_bucket_lifecycle_configuration', 'orders_db', {
    bucket: index(bucket.ref(), 0, 'id'),
    rule: [
      {
        id: 'uploads',
        status: 'Enabled',
        filter: {},
        abort_incomplete_multipart_upload: { days_after_initiation: 7 },
      },
      { id: 'old', status: 'Enabled', expiration: [{ days: 30 }] },
    ],
  });
  file.resource('aws_s3_bucket_versioning', 'orders_db', {
    bucket: bucket.ref(0, 'id'),
    versioning_configuration: dynamicBlock(variable('rules'), (rule, id) => ({
      status: conditional(binary('==', id, 0), 'Enabled', rule.at('name')),
    })),
  });
  file.moved('aws_kms_key.orders', 'aws_kms_key.orders_db');
}

function addOutputs(document: TerraformDocument): void {
  const file = document.file('outputs.tf', {
    provenance: { reason: 'Others need to know.', implicit: true },
  });
  file.module('naming', {
    source: 'example.org/naming/aws',
    version: '~> 1.0',
    forEach: call('toset', ['a', 'b']),
    inputs: {
      names: [{ prefix: 'x', tags: {} }, { prefix: variable('nothing') }],
      merged: call('merge', local('tags'), { extra: 'yes' }),
      both: call('merge', { a: 1 }, { b: 2 }, local('tags')),
    },
  });
  file.check('several_ports', {
    condition: binary('>', call('length', local('ports')), 1),
    errorMessage: 'There is "one" port only.',
  });
  file.output('subnets', {
    description: 'Ids of the subnets.',
    value: forList(
      ref('aws_subnet.private'),
      'subnet',
      subnet => ({ id: subnet.at('id'), zones: [subnet.at('tags', 'a b')] }),
      { when: subnet => binary('!=', subnet.at('id'), '') },
    ),
  });
  file.output('buckets', {
    description: 'Names of the buckets.',
    value: call(
      'concat',
      ref('aws_s3_bucket.orders_db', SPLAT, 'id'),
      [template('$', local('ports', 0), '${x}', '$', '{y}', '%', '{z}')],
      Array.from({ length: 12 }, (_, position) => `bucket-number-${position}`),
    ),
    sensitive: true,
    dependsOn: ['module.naming'],
  });
  file.output('arithmetic', {
    description: 'Numbers.',
    value: binary(
      '-',
      binary('*', 2, unary('-', local('ports', 1))),
      binary('/', -4, conditional(true, 2, -2)),
    ),
  });
}
