import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownValue } from './ownValue';
import { replacingHashes } from './replacement';
import { REPLACING_ATTRIBUTES } from './replacingAttributes';

function hashesOf(type: string, attributes: Record<string, unknown>) {
  return replacingHashes(type, name => ownValue(attributes, name));
}

describe('replacingHashes', () => {
  const attributes = {
    engine: 'postgres',
    kms_key_id: { key: 'a', other: ['b'] },
    instance_class: 'db.t4g.micro',
  };

  it('has a hash for each attribute that is set and cannot change in place', () => {
    expect(hashesOf('aws_db_instance', attributes)).toEqual({
      engine: expect.stringMatching(/^[0-9a-f]{12}$/),
      kms_key_id: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  it('differs exactly where a value differs', () => {
    const before = hashesOf('aws_db_instance', attributes);
    const after = hashesOf('aws_db_instance', {
      kms_key_id: { other: ['b'], key: 'a' },
      engine: 'mysql',
      instance_class: 'db.t4g.large',
    });
    expect(after?.engine).not.toBe(before?.engine);
    expect(after?.kms_key_id).toBe(before?.kms_key_id);
  });

  it('claims nothing about types that it does not know', () => {
    expect(hashesOf('aws_mq_broker', { engine: 'x' })).toBeUndefined();
    expect(hashesOf('constructor', {})).toBeUndefined();
    expect(hashesOf('aws_ecs_task_definition', { cpu: 1 })).toEqual({});
  });

  // Source: `service_linked_role_arn` in
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/group.go
  it('keeps machines that start under another role', () => {
    const group = { name: 'web', service_linked_role_arn: 'arn' };
    expect(Object.keys(hashesOf('aws_autoscaling_group', group)!)).toEqual([
      'name',
    ]);
  });

  it('knows what gives people and pods their rights in a cluster', () => {
    const names = {
      cluster_name: 'main',
      namespace: 'shop',
      principal_arn: 'arn',
      policy_arn: 'arn',
      service_account: 'shop',
    };
    const replacedBy = (type: string) => Object.keys(hashesOf(type, names)!);
    expect(replacedBy('aws_eks_access_entry')).toEqual([
      'cluster_name',
      'principal_arn',
    ]);
    expect(replacedBy('aws_eks_access_policy_association')).toEqual([
      'cluster_name',
      'policy_arn',
      'principal_arn',
    ]);
    expect(replacedBy('aws_eks_pod_identity_association')).toEqual([
      'cluster_name',
      'namespace',
      'service_account',
    ]);
  });

  it('knows every type of resource that stacks on Google Cloud are made of', () => {
    const root = join(__dirname, '..');
    const types = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(path => path.includes('__golden__') && path.endsWith('.tf'))
      .flatMap(path => [
        ...readFileSync(join(root, path), 'utf8').matchAll(
          /^resource "(google_[a-z0-9_]+)"/gm,
        ),
      ])
      .map(([, type]) => type);
    expect(types.length).toBeGreaterThan(0);
    expect(
      [...new Set(types)].filter(type => !ownValue(REPLACING_ATTRIBUTES, type)),
    ).toEqual([]);
  });

  it('lists types and attributes once and in order', () => {
    const types = Object.keys(REPLACING_ATTRIBUTES);
    expect(types).toEqual([...types].sort());
    for (const names of Object.values(REPLACING_ATTRIBUTES)) {
      expect(names).toEqual([...new Set(names)].sort());
    }
  });
});
