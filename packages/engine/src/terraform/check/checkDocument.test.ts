import {
  call,
  checkDocument,
  dynamicBlock,
  ref,
  SPLAT,
  TerraformDocument,
  variable,
} from '..';
import type { Attributes, BlockOptions, DocumentFile } from '..';

type Checked = [code: string, where: string, message: string];

function check(build: (file: DocumentFile) => void): Checked[] {
  const document = TerraformDocument.create();
  const file = document.file('main.tf', {
    provenance: { reason: 'test', entityRef: 'resource:default/x' },
  });
  build(file);
  return checkDocument(document).map(({ code, where, message, mend }) => [
    code,
    where.replace(/^resource:default\/x → /, ''),
    mend ? `${message} ${mend}` : message,
  ]);
}

function checkOne(
  type: string,
  attributes: Attributes,
  options?: BlockOptions,
): Checked[] {
  return check(file => file.resource(type, 'x', attributes, options));
}

describe('checkDocument', () => {
  it('names the entity, the address and the path', () => {
    const document = TerraformDocument.create();
    const provenance = { reason: 'test', entityRef: 'resource:default/x' };
    document
      .file('main.tf', { provenance })
      .resource('aws_sqs_queue', 'x', { nam: 'x' });
    expect(checkDocument(document)).toEqual([
      {
        severity: 'error',
        code: 'unknown-argument',
        where: 'resource:default/x → aws_sqs_queue.x → nam',
        message: 'There is no argument or block "nam" here.',
        mend: 'Did you mean "name"?',
        entityRef: 'resource:default/x',
      },
    ]);
  });

  it('finds types that the providers do not have', () => {
    expect(checkOne('aws_s3_bukket', {})).toEqual([
      [
        'unknown-resource-type',
        'aws_s3_bukket.x',
        'hashicorp/aws has no resource type "aws_s3_bukket". Did you mean "aws_s3_bucket"?',
      ],
    ]);
    expect(checkOne('aws_appsync_api', {})).toEqual([
      [
        'unknown-resource-type',
        'aws_appsync_api.x',
        'aws_appsync_api exists only in version 6.25.0 of hashicorp/aws; a stack must run on the others, too.',
      ],
    ]);
    expect(checkOne('civo_vpc_network', { label: 'x' })).toHaveLength(1);
    expect(checkOne('datadog_monitor', { anything: 1 })).toEqual([]);
  });

  it('finds arguments that are missing, read-only or of one version only', () => {
    expect(checkOne('aws_db_instance', { region: 'eu', arn: 'x' })).toEqual([
      [
        'unknown-argument',
        'aws_db_instance.x → region',
        '"region" exists only in version 6.25.0 of the provider; a stack must run on the others, too. Leave it out.',
      ],
      [
        'read-only-argument',
        'aws_db_instance.x → arn',
        'The provider decides this value; it cannot be set. Leave it out.',
      ],
      [
        'missing-argument',
        'aws_db_instance.x → instance_class',
        'The argument "instance_class" (string) is required.',
      ],
    ]);
    expect(checkOne('aws_sqs_queue_policy', { policy: null })).toEqual([
      expect.arrayContaining(['missing-argument']),
      expect.arrayContaining(['missing-argument']),
    ]);
    expect(checkOne('aws_vpc', { constructor: 1 } as never)).toHaveLength(1);
  });

  it('compares types as Terraform converts them', () => {
    const codes = (attributes: Attributes) =>
      checkOne('aws_db_instance', { instance_class: 'x', ...attributes }).map(
        ([code, where, message]) => `${code} ${where.slice(20)} ${message}`,
      );
    expect(
      codes({
        allocated_storage: '20',
        storage_encrypted: 'true',
        engine_version: 17,
        tags: { a: 1, b: null },
        vpc_security_group_ids: [variable('x'), 'sg-1'],
        timeouts: { create: '1h' },
      }),
    ).toEqual([expect.stringContaining('There is no var.x in this stack')]);
    expect(
      codes({
        allocated_storage: 'much',
        storage_encrypted: 1,
        engine_version: ['17'],
        tags: [],
        vpc_security_group_ids: ['a', {}],
        port: NaN,
      }),
    ).toEqual([
      'wrong-type allocated_storage Expected number, found string "much".',
      'wrong-type storage_encrypted Expected bool, found number 1.',
      'wrong-type engine_version Expected string, found a list.',
      'wrong-type tags Expected map(string), found a list.',
      'wrong-type vpc_security_group_ids[1] Expected string, found an object.',
      'wrong-type port NaN is no number in Terraform.',
    ]);
  });

  it('tells blocks from arguments and counts them', () => {
    const rule = { id: 'x', status: 'Enabled' };
    const of = (attributes: Attributes) =>
      checkOne('aws_s3_bucket_lifecycle_configuration', {
        bucket: 'x',
        ...attributes,
      }).map(([code, where]) => `${code} ${where.split(' → ').at(-1)}`);
    expect(of({ rule })).toEqual([]);
    expect(of({ rule: [rule, { ...rule, filter: {} }] })).toEqual([]);
    expect(of({ rule: 'x' })).toEqual(['block-expected rule']);
    expect(of({ rule: [ref('local.rule')] })).toContain('block-expected rule');
    expect(of({ rule: { ...rule, expiration: [{}, {}], x: {} } })).toEqual([
      'unknown-argument rule.x',
    ]);
    expect(
      of({ rule: dynamicBlock(['a'], id => ({ id, state: 'x' })) }),
    ).toEqual(['unknown-argument rule.state', 'missing-argument rule.status']);
    expect(of({ rule, bucket: dynamicBlock([], () => ({})) })).toEqual([
      'argument-expected bucket',
    ]);
    expect(
      checkOne('aws_s3_bucket_versioning', {
        bucket: 'x',
        versioning_configuration: [
          { status: 'Enabled' },
          { status: 'Enabled' },
        ],
      }),
    ).toEqual([
      [
        'too-many-blocks',
        'aws_s3_bucket_versioning.x → versioning_configuration',
        'At most 1 of this block, found 2.',
      ],
    ]);
    expect(checkOne('aws_s3_bucket_versioning', { bucket: 'x' })).toEqual([
      [
        'too-few-blocks',
        'aws_s3_bucket_versioning.x → versioning_configuration',
        'The block "versioning_configuration" is required.',
      ],
    ]);
  });

  it('knows values, patterns and alternatives where the provider states them', () => {
    expect(
      checkOne('civo_firewall', {
        name: 'x',
        network_id: 'default',
        ingress_rule: { action: 'allows', cidr: ['10.0.0.0/8'] },
      }).map(([, , message]) => message),
    ).toEqual([
      expect.stringContaining('"default" does not match ^[0-9a-fA-F]{8}'),
      '"allows" is not one of allow, deny. Did you mean "allow"?',
    ]);
    expect(
      check(file => {
        const cluster = file.data('civo_kubernetes_cluster', 'x');
        file.output('id', { value: cluster.ref('id'), description: 'Id' });
      }),
    ).toEqual([
      [
        'missing-argument',
        'data.civo_kubernetes_cluster.x',
        'Exactly one of id, name must be set, found 0.',
      ],
    ]);
    expect(
      checkOne('helm_release', { name: 'x', chart: 'x', set: [{ nam: 'x' }] }),
    ).toContainEqual([
      'unknown-argument',
      'helm_release.x → set[0].nam',
      '"nam" is not a member of this object. Did you mean "name"?',
    ]);
  });

  it('follows references to what they point to', () => {
    const messages = check(file => {
      const vpc = file.resource('aws_vpc', 'main', {});
      const many = file.resource(
        'aws_subnet',
        'many',
        { vpc_id: vpc.ref('idd') },
        { count: 2, dependsOn: ['aws_vpc.mian'] },
      );
      const certificate = file.resource('aws_acm_certificate', 'x', {});
      file.output('x', {
        description: 'References',
        value: {
          good: [
            vpc.ref('tags', 'Name'),
            many.ref(SPLAT, 'id'),
            many.ref(ref('count.index'), 'id'),
            certificate.ref('domain_validation_options'),
            certificate.ref('validation_option', SPLAT, 'domain_name'),
          ],
          bad: [
            many.ref('id'),
            vpc.ref(0, 'id'),
            vpc.ref('id', 'x'),
            certificate.ref('options', 'export'),
            certificate.ref('domain_validation_options', 0),
            call('length', ref('aws_subnet.many2', 'id')),
          ],
        },
      });
    }).map(([code, , message]) => `${code}: ${message}`);
    expect(messages).toEqual([
      'wrong-reference: aws_vpc.main has no attribute "idd". Did you mean "id"?',
      'unknown-reference: There is no aws_vpc.mian in this stack. Did you mean "aws_vpc.main"?',
      'wrong-reference: aws_subnet.many has several instances. Choose one with an index or a key, or all of them with SPLAT.',
      'wrong-reference: aws_vpc.main has one instance, without an index.',
      'wrong-reference: aws_vpc.main.id is a string; it has no parts.',
      'wrong-reference: aws_acm_certificate.x.options is a list; "export" belongs to its elements. Choose one with an index, or all of them with SPLAT.',
      'wrong-reference: aws_acm_certificate.x.domain_validation_options is a set; its elements have no index. Make a list of it first: call("tolist", …).',
      'unknown-reference: There is no aws_subnet.many2 in this stack. Did you mean "aws_subnet.many"?',
    ]);
  });

  it('finds secrets in outputs that are not marked', () => {
    expect(
      check(file => {
        const key = file.resource('tls_private_key', 'x', { algorithm: 'RSA' });
        const description = 'Key';
        const value = [key.ref('private_key_pem')];
        file.output('open', { value, description });
        file.output('marked', { value, description, sensitive: true });
        file.output('hash', {
          value: call('nonsensitive', call('sha256', value[0])),
          description,
        });
        file.output('public', {
          value: key.ref('public_key_pem'),
          description,
        });
      }),
    ).toEqual([
      [
        'sensitive-output',
        'output.open → value[0]',
        'tls_private_key.x.private_key_pem is a secret; Terraform refuses to show it. Mark the output as sensitive.',
      ],
    ]);
  });

  it('warns of what nothing uses', () => {
    expect(
      check(file => {
        file.locals({ used: 1, idle: 2 });
        file.data('aws_caller_identity', 'current');
        file.variable('own', {
          type: 'string',
          description: 'Only its own condition refers to it.',
          validation: {
            condition: call('can', variable('own')),
            errorMessage: 'x',
          },
        });
        file.output('used', { value: ref('local.used'), description: 'x' });
      }).map(([code, where]) => `${code} ${where}`),
    ).toEqual([
      'unused-declaration locals → local.idle',
      'unused-declaration data.aws_caller_identity.current',
      'unused-declaration var.own',
    ]);
  });
});
