import {
  dataSourceSchema,
  providerNames,
  providerOf,
  providerSchema,
  resourceSchema,
  resourceTypes,
} from '.';
import type { BlockSchema } from '.';

describe('provider schemas', () => {
  it.each([
    ['aws', 'hashicorp/aws', ['5.100.0', '6.25.0'], 1500],
    ['azurerm', 'hashicorp/azurerm', ['4.55.0'], 1100],
    ['civo', 'civo/civo', ['1.1.8', '1.2.6'], 15],
    ['google', 'hashicorp/google', ['6.50.0'], 1090],
    ['helm', 'hashicorp/helm', ['3.1.1'], 1],
    ['kubernetes', 'hashicorp/kubernetes', ['2.38.0'], 80],
    ['random', 'hashicorp/random', ['3.7.2'], 8],
    ['tls', 'hashicorp/tls', ['4.1.0'], 4],
  ])('know all of %s', (name, source, versions, atLeast) => {
    const provider = providerSchema(name)!;
    expect(provider.source).toBe(source);
    expect(provider.versions).toEqual(versions);
    const types = resourceTypes(name);
    expect(types.length).toBeGreaterThanOrEqual(atLeast);
    expect(types).toEqual([...types].sort());
    expect(providerNames()).toContain(name);
    for (const type of types) {
      expect(providerOf(type)).toBe(name);
      expect(Object.keys(resourceSchema(type)!.attributes)).not.toEqual([]);
    }
    for (const type of provider.dataSourceTypes()) {
      expect(dataSourceSchema(type)).toBeDefined();
    }
  });

  it('tell what may be set, and how', () => {
    const database = resourceSchema('aws_db_instance')!;
    expect(database.attributes.instance_class).toMatchObject({
      type: 'string',
      required: true,
      computed: false,
    });
    expect(database.attributes.arn).toMatchObject({
      required: false,
      optional: false,
      computed: true,
    });
    expect(database.attributes.password.sensitive).toBe(true);
    expect(database.attributes.tags.type).toEqual(['map', 'string']);
    expect(database.blocks.timeouts).toMatchObject({
      nesting: 'single',
      maxItems: 1,
    });
    const rule = resourceSchema('aws_s3_bucket_lifecycle_configuration')!.blocks
      .rule;
    expect(rule.nesting).toBe('list');
    expect(rule).not.toHaveProperty('maxItems');
    expect(rule.block.attributes.status.required).toBe(true);
    expect(
      resourceSchema('civo_firewall')!.blocks.ingress_rule.block.attributes
        .action.enum,
    ).toEqual(['allow', 'deny']);
    const { blocks } = providerSchema('azurerm')!.configuration;
    expect(Object.keys(blocks.features.block.blocks)).toContain('key_vault');
  });

  it('hold what all supported versions have, and name the rest', () => {
    const bucket = resourceSchema('aws_s3_bucket')!;
    expect(bucket.attributes).not.toHaveProperty('bucket_region');
    expect(bucket.only).toMatchObject({ bucket_region: '6.25.0' });
    const aws = providerSchema('aws')!;
    expect(aws.resource('aws_appsync_api')).toBeUndefined();
    expect(aws.onlyIn('resource', 'aws_appsync_api')).toBe('6.25.0');
    expect(aws.onlyIn('data', 'aws_redshift_service_account')).toBe('5.100.0');
    expect(aws.onlyIn('resource', 'aws_vpc')).toBeUndefined();
  });

  it('describe nested attributes as objects with optional members', () => {
    expect(resourceSchema('helm_release')!.attributes.set.type).toEqual([
      'list',
      [
        'object',
        { name: 'string', type: 'string', value: 'string' },
        expect.arrayContaining(['type']),
      ],
    ]);
  });

  it('know nothing of other names', () => {
    expect(providerSchema('datadog')).toBeUndefined();
    expect(providerSchema('constructor')).toBeUndefined();
    expect(providerSchema('../aws')).toBeUndefined();
    expect(resourceSchema('aws_constructor')).toBeUndefined();
    expect(resourceSchema('constructor')).toBeUndefined();
    expect(resourceTypes('datadog')).toEqual([]);
    const vpc = resourceSchema('aws_vpc')!;
    expect(vpc.attributes.constructor).toBeUndefined();
    expect(vpc.blocks.toString).toBeUndefined();
  });

  it('reach into types that contain themselves', () => {
    let block: BlockSchema =
      resourceSchema('aws_wafv2_web_acl')!.blocks.rule.block;
    for (const name of ['statement', 'not_statement', 'statement']) {
      block = block.blocks[name].block;
    }
    expect(Object.keys(block.blocks)).toContain('geo_match_statement');
  });
});
